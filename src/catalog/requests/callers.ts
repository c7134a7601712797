import type { UserInfo } from '../../audit/types';
import type { SampleRequest } from '../types';

/** The fields of a request that depend only on its sender: spread it into the request. */
export type Caller = Pick<SampleRequest, 'sourceIPs' | 'userAgent' | 'authorization'> & {
  user: UserInfo;
};

type Authorization = SampleRequest['authorization'];

const build = '(linux/amd64) kubernetes/5f2c9a1';
const kubectl = `kubectl/v1.37.0 ${build}`;

/** Source addresses: documentation addresses (RFC 5737) outside the cluster, private ones inside. */
const controlPlane = '10.0.0.10';
const worker = '10.0.0.21';
const office = '192.0.2.17';
const outside = '203.0.113.45';

/** Allowed by a ClusterRoleBinding, with RBAC's reason (rbac.go, clusterRoleBindingDescriber). */
export function allowedByClusterRole(role: string, subject: string, binding = role): Authorization {
  return {
    decision: 'allow',
    reason: `RBAC: allowed by ClusterRoleBinding "${binding}" of ClusterRole "${role}" to ${subject}`,
  };
}

/** Allowed by a RoleBinding in one namespace (roleBindingDescriber). */
export function allowedByRole(role: string, namespace: string, subject: string): Authorization {
  return {
    decision: 'allow',
    reason: `RBAC: allowed by RoleBinding "${role}/${namespace}" of Role "${role}" to ${subject}`,
  };
}

/** Denied because no RBAC rule allows it, which has no reason. */
export const forbidden: Authorization = { decision: 'forbid', reason: '' };

/** What every authenticated user may do: check their own permissions. */
export const basicUser = allowedByClusterRole('system:basic-user', 'Group "system:authenticated"');

/** The node authorizer gives no reason. */
const allowedByNodeAuthorizer: Authorization = { decision: 'allow', reason: '' };

const credentialId = 'authentication.kubernetes.io/credential-id';

/** A user with a client certificate. Since 1.32 the credential is named by its fingerprint. */
function certificateUser(username: string, groups: string[], fingerprint: string): UserInfo {
  return {
    username,
    groups: [...groups, 'system:authenticated'],
    extra: { [credentialId]: [`X509SHA256=${fingerprint.repeat(8)}`] },
  };
}

/** A service account as its token names it, without the pod and node the token is bound to. */
function serviceAccount(namespace: string, name: string, uid: string, jti: string): UserInfo {
  return {
    username: `system:serviceaccount:${namespace}:${name}`,
    uid,
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
    extra: { [credentialId]: [`JTI=${jti}`] },
  };
}

/** A service account with a token mounted into a pod: it names the pod and the node. */
function podServiceAccount(account: UserInfo, pod: string, podUid: string): UserInfo {
  return {
    ...account,
    extra: {
      ...account.extra,
      'authentication.kubernetes.io/node-name': ['worker-1'],
      'authentication.kubernetes.io/node-uid': ['941bfdf1-28c6-475f-89e5-7443f5d8ea29'],
      'authentication.kubernetes.io/pod-name': [pod],
      'authentication.kubernetes.io/pod-uid': [podUid],
    },
  };
}

/** A developer with a client certificate, whose group has ClusterRole admin. */
export const jane: Caller = {
  user: certificateUser('jane', ['developers'], '3c9f41d2'),
  sourceIPs: [office],
  userAgent: kubectl,
  authorization: allowedByClusterRole('admin', 'Group "developers"', 'developers'),
};

/** The user of kubeadm's admin.conf. */
export const kubernetesAdmin: Caller = {
  user: certificateUser('kubernetes-admin', ['kubeadm:cluster-admins'], 'a07be6c5'),
  sourceIPs: ['192.0.2.8'],
  userAgent: kubectl,
  authorization: allowedByClusterRole(
    'cluster-admin',
    'Group "kubeadm:cluster-admins"',
    'kubeadm:cluster-admins',
  ),
};

/** The user agent of an older kubectl. */
export const oldKubectl = 'kubectl/v1.29.15 (linux/amd64) kubernetes/0d0f172';

/** An attacker outside with the token of a web pod, whose role is far too broad. */
export const stolenToken: Caller = {
  user: podServiceAccount(
    serviceAccount(
      'prod',
      'web',
      'f41f8a2e-a7b6-46d4-bb26-d0ad7d1c77fd',
      '0b6f0c1d-5d0e-4c9b-9f3c-2f3a1c7e5b42',
    ),
    'web-6d4b75cb6d-9k2lx',
    'c44a0558-e1c2-42f5-a34b-905cc099f92b',
  ),
  sourceIPs: [outside],
  userAgent: kubectl,
  authorization: allowedByClusterRole('web-deployer', 'ServiceAccount "web/prod"'),
};

/** The kubelet of worker-1, by its client certificate. */
export const kubelet: Caller = {
  user: certificateUser('system:node:worker-1', ['system:nodes'], 'e81d5f07'),
  sourceIPs: [worker],
  userAgent: `kubelet/v1.37.0 ${build}`,
  authorization: allowedByNodeAuthorizer,
};

/** One controller of kube-controller-manager. Each has a service account of its own. */
export function controller(name: string, uid: string, jti: string): Caller {
  const user = serviceAccount('kube-system', name, uid, jti);
  return {
    user,
    sourceIPs: [controlPlane],
    userAgent: `kube-controller-manager/v1.37.0 ${build}/${user.username}`,
    authorization: allowedByClusterRole(
      `system:controller:${name}`,
      `ServiceAccount "${name}/kube-system"`,
    ),
  };
}

/** kube-scheduler or kube-controller-manager itself, by its client certificate. */
export function component(name: string, part: string, fingerprint: string): Caller {
  return {
    user: certificateUser(`system:${name}`, [], fingerprint),
    sourceIPs: [controlPlane],
    userAgent: `${name}/v1.37.0 ${build}/${part}`,
    authorization: allowedByClusterRole(`system:${name}`, `User "system:${name}"`),
  };
}

/** kube-proxy as kubeadm installs it: a DaemonSet with a service account. */
export const kubeProxy: Caller = {
  user: podServiceAccount(
    serviceAccount(
      'kube-system',
      'kube-proxy',
      '528150dd-7ef1-4a52-97c1-d12f3047eb31',
      '6a2c8e0f-1b7d-4e55-8c39-0d9f4b6a7e21',
    ),
    'kube-proxy-7x2zq',
    '1f6d2a90-3f0b-4b7e-9a11-55c0de7f8a03',
  ),
  sourceIPs: [worker],
  userAgent: `kube-proxy/v1.37.0 ${build}`,
  authorization: allowedByClusterRole(
    'system:node-proxier',
    'ServiceAccount "kube-proxy/kube-system"',
    'kubeadm:node-proxier',
  ),
};

/** kube-proxy with a client certificate, as in manually installed clusters. */
export const kubeProxyByCertificate: Caller = {
  user: certificateUser('system:kube-proxy', ['system:node-proxier'], '77b0c4ae'),
  sourceIPs: [worker],
  userAgent: `kube-proxy/v1.37.0 ${build}`,
  authorization: allowedByClusterRole('system:node-proxier', 'User "system:kube-proxy"'),
};

/** An old ingress controller, which elects its leader with a ConfigMap. */
export const ingressController: Caller = {
  user: serviceAccount(
    'kube-system',
    'ingress-nginx',
    'b374418a-cb4f-4007-af19-3654597789e7',
    'd2c5b8f4-90f7-4f61-8e0a-7e3b6c1a9d54',
  ),
  sourceIPs: [worker],
  userAgent: 'nginx-ingress-controller/v0.35.0 (linux/amd64) ingress-nginx/54ad65e32',
  authorization: allowedByRole(
    'ingress-nginx',
    'kube-system',
    'ServiceAccount "ingress-nginx/kube-system"',
  ),
};

/** metrics-server, which sends the tokens it receives to the API server for review. */
export const metricsServer: Caller = {
  user: podServiceAccount(
    serviceAccount(
      'kube-system',
      'metrics-server',
      '77989e12-e064-40d5-8117-add22100c726',
      '4e9d1f3b-72a8-4c06-b5d1-8f0c2e6a9b13',
    ),
    'metrics-server-5f8b9c7d6-mz4tk',
    '8c3e5b17-6a94-4d2f-9b08-f1d7a2c4e650',
  ),
  sourceIPs: ['10.244.1.7'],
  userAgent: 'metrics-server/v0.8.0 (linux/amd64) kubernetes/$Format',
  authorization: allowedByClusterRole(
    'system:auth-delegator',
    'ServiceAccount "metrics-server/kube-system"',
    'metrics-server:system:auth-delegator',
  ),
};

/** Prometheus, which scrapes metrics. */
export const prometheus: Caller = {
  user: podServiceAccount(
    serviceAccount(
      'monitoring',
      'prometheus',
      'c47172c3-5b21-49f1-a925-4c84aae80642',
      '95f7a3d0-0c4b-4d8e-a6f2-3b1e7c9d5028',
    ),
    'prometheus-0',
    'e5a0f2c8-47d1-4b39-8e6f-0a9c3d7b1f24',
  ),
  sourceIPs: ['10.244.1.9'],
  userAgent: 'Prometheus/3.5.0',
  authorization: allowedByClusterRole('prometheus', 'ServiceAccount "prometheus/monitoring"'),
};

/** A client without credentials. */
export function anonymous(sourceIP: string, userAgent: string): Caller {
  return {
    user: { username: 'system:anonymous', groups: ['system:unauthenticated'] },
    sourceIPs: [sourceIP],
    userAgent,
    authorization: allowedByClusterRole(
      'system:public-info-viewer',
      'Group "system:unauthenticated"',
    ),
  };
}

/** curl from outside, without credentials. */
export const curlFromOutside = anonymous(outside, 'curl/8.5.0');

/** The kubelet probing the API server's static pod. */
export const kubeletProbe = anonymous(controlPlane, 'kube-probe/1.37');

/** The load balancer in front of the API servers. */
export const loadBalancer = anonymous('10.0.0.2', 'Envoy/HC');
