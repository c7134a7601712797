/** A name that looks like one of Kubernetes' own, but that no request carries. */
export interface Stranger {
  /** Who is meant, as the end of a sentence. */
  who: string;
  /** The right user or group, where there is one. */
  user?: string;
  group?: string;
}

const account = (name: string, namespace = 'kube-system') =>
  `system:serviceaccount:${namespace}:${name}`;
const kubelets: Stranger = {
  who: 'a kubelet is system:node:NAME, in the group system:nodes',
  group: 'system:nodes',
};
const accounts: Stranger = {
  who: 'a service account is system:serviceaccount:NAMESPACE:NAME, in the group system:serviceaccounts',
  group: 'system:serviceaccounts',
};
const joining: Stranger = {
  who: 'a bootstrap token is system:bootstrap:ID, in the group system:bootstrappers',
  group: 'system:bootstrappers',
};
const proxy: Stranger = {
  who: `kube-proxy is ${account('kube-proxy')} on kubeadm, and system:kube-proxy with a certificate of its own`,
};
const runsAs = (name: string): Stranger => ({ who: `it usually runs as ${account(name)}` });
const is = (user: string): Stranger => ({ who: `the user is ${user}`, user });
const isGroup = (group: string): Stranger => ({ who: `the group is ${group}`, group });
const role = (name: string): Stranger => ({ who: `${name} is a ClusterRole` });

/** The controllers of kube-controller-manager, each with a service account of its own (controller_policy.go). */
const controllers = [
  ...['attachdetach-controller', 'certificate-controller', 'clusterrole-aggregation-controller'],
  ...['cronjob-controller', 'daemon-set-controller', 'deployment-controller'],
  ...['disruption-controller', 'endpoint-controller', 'endpointslice-controller'],
  ...['endpointslicemirroring-controller', 'ephemeral-volume-controller', 'expand-controller'],
  ...['generic-garbage-collector', 'horizontal-pod-autoscaler', 'job-controller'],
  ...[
    'namespace-controller',
    'node-controller',
    'persistent-volume-binder',
    'pod-garbage-collector',
  ],
  ...['pv-protection-controller', 'pvc-protection-controller', 'replicaset-controller'],
  ...['replication-controller', 'resourcequota-controller', 'root-ca-cert-publisher'],
  ...['route-controller', 'service-account-controller', 'service-controller'],
  ...['statefulset-controller', 'ttl-after-finished-controller', 'ttl-controller'],
];

/** Roles of the bootstrap policy whose names are taken for users. */
const roles = [
  ...['system:auth-delegator', 'system:basic-user', 'system:discovery'],
  ...['system:kube-dns', 'system:kubelet-api-admin', 'system:node-bootstrapper'],
  ...['system:persistent-volume-provisioner', 'system:public-info-viewer'],
  ...['system:volume-scheduler'],
];

/** Names that begin as only Kubernetes' own do, by where they are written. */
export const reservedStrangers: Readonly<
  Record<'users' | 'userGroups', ReadonlyMap<string, Stranger>>
> = {
  users: new Map([
    ['system:node', kubelets],
    ['system:kubelet', kubelets],
    ['system:kubelets', kubelets],
    ['system:bootstrap', joining],
    ['system:bootstrapper', joining],
    ['system:serviceaccount', accounts],
    ['system:service-account', accounts],
    ['system:proxy', proxy],
    ['system:scheduler', is('system:kube-scheduler')],
    ['system:controller-manager', is('system:kube-controller-manager')],
    [
      'system:unsecured',
      { who: 'it was the user of the insecure port, which kube-apiserver no longer has' },
    ],
    ...roles.map((name) => [name, role(name)] as const),
    ...controllers.map((name) => [`system:controller:${name}`, is(account(name))] as const),
  ]),
  userGroups: new Map([
    ['system:node', isGroup('system:nodes')],
    ['system:kubelet', isGroup('system:nodes')],
    ['system:kubelets', isGroup('system:nodes')],
    ['system:bootstrap', isGroup('system:bootstrappers')],
    ['system:serviceaccount', isGroup('system:serviceaccounts')],
    ['system:admins', isGroup('system:masters')],
    [
      'system:unsecured',
      { who: 'it was the user of the insecure port, which kube-apiserver no longer has' },
    ],
    ...roles.map((name) => [name, role(name)] as const),
  ]),
};

/** Names that a cluster might use for somebody, although Kubernetes does not. */
export const plainStrangers: Readonly<
  Record<'users' | 'userGroups', ReadonlyMap<string, Stranger>>
> = {
  users: new Map([
    ['kubelet', kubelets],
    ['kubelets', kubelets],
    ['kube-proxy', proxy],
    ['kube-scheduler', is('system:kube-scheduler')],
    ['kube-controller-manager', is('system:kube-controller-manager')],
    ['kube-apiserver', is('system:apiserver')],
    ['apiserver', is('system:apiserver')],
    ['anonymous', is('system:anonymous')],
    ['unauthenticated', is('system:anonymous')],
    [
      'admin',
      {
        who: 'the administrator is kubernetes-admin on kubeadm, and system:admin on k3s and OpenShift',
      },
    ],
    ['cluster-admin', role('cluster-admin')],
    ['cloud-controller-manager', runsAs('cloud-controller-manager')],
    ['system:cloud-controller-manager', runsAs('cloud-controller-manager')],
    ['cluster-autoscaler', runsAs('cluster-autoscaler')],
    ['system:cluster-autoscaler', runsAs('cluster-autoscaler')],
    ['coredns', runsAs('coredns')],
    ['metrics-server', runsAs('metrics-server')],
    ['node-problem-detector', runsAs('node-problem-detector')],
    ['system:node-problem-detector', runsAs('node-problem-detector')],
    ['system:metrics-server', runsAs('metrics-server')],
    ...controllers.map((name) => [name, is(account(name))] as const),
  ]),
  userGroups: new Map([
    ['authenticated', isGroup('system:authenticated')],
    ['unauthenticated', isGroup('system:unauthenticated')],
    ['masters', isGroup('system:masters')],
    ['nodes', isGroup('system:nodes')],
    ['serviceaccounts', isGroup('system:serviceaccounts')],
    ['cluster-admin', role('cluster-admin')],
    [
      'cluster-admins',
      { who: 'administrators are in kubeadm:cluster-admins on kubeadm, or in system:masters' },
    ],
  ]),
};
