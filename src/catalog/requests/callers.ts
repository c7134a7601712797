import type { UserInfo } from '../../audit/types';
import type { SampleRequest } from '../types';
import { uidOf } from '../uidOf';

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
function serviceAccount(namespace: string, name: string): UserInfo {
  return {
    username: `system:serviceaccount:${namespace}:${name}`,
    uid: uidOf(`${namespace}/${name}`),
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
    extra: { [credentialId]: [`JTI=${uidOf(`token of ${name}`)}`] },
  };
}

/** A service account with a token mounted into a pod: it names the pod and the node. */
function podServiceAccount(account: UserInfo, pod: string): UserInfo {
  return {
    ...account,
    extra: {
      ...account.extra,
      'authentication.kubernetes.io/node-name': ['worker-1'],
      'authentication.kubernetes.io/node-uid': [uidOf('worker-1')],
      'authentication.kubernetes.io/pod-name': [pod],
      'authentication.kubernetes.io/pod-uid': [uidOf(pod)],
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
  user: podServiceAccount(serviceAccount('prod', 'web'), 'web-6d4b75cb6d-9k2lx'),
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
export function controller(name: string): Caller {
  const user = serviceAccount('kube-system', name);
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
  user: podServiceAccount(serviceAccount('kube-system', 'kube-proxy'), 'kube-proxy-7x2zq'),
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
  user: serviceAccount('kube-system', 'ingress-nginx'),
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
    serviceAccount('kube-system', 'metrics-server'),
    'metrics-server-5f8b9c7d6-mz4tk',
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
  user: podServiceAccount(serviceAccount('monitoring', 'prometheus'), 'prometheus-0'),
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
