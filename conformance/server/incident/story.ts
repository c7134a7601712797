/*
 * One day in a small cluster, in a few minutes: people at work, a drain, and somebody with a stolen token. Every request
 * is sent with its sender's own login and from its own address.
 */

/** Who sends requests, from where: a user with groups, or a service account. */
export const people = {
  dana: { address: '10.20.0.5', groups: ['platform'] },
  leo: { address: '10.20.0.17', groups: ['developers'] },
  mira: { address: '10.20.0.9', groups: ['on-call'] },
  sam: { address: '10.20.0.23', groups: ['viewers'] },
  /** Somebody on the internet, without a login. */
  scanner: { address: '198.51.100.23' },
  /** The pipeline, which uses the service account ci of namespace shop. */
  pipeline: { address: '10.20.0.40', account: 'ci' },
  /** Somebody who has the token of the pipeline. */
  stranger: { address: '203.0.113.66', account: 'ci' },
  /** The same person later, with the certificate of a node's admin.conf. */
  strangerAsAdmin: {
    address: '203.0.113.66',
    user: 'kubernetes-admin',
    groups: ['kubeadm:cluster-admins'],
  },
} as const;
export type Person = keyof typeof people;

/** A command, a request as it is sent, or a wait. */
export type Step =
  | { by: Person; run: string; files?: Record<string, object>; ends?: false }
  | {
      by: Person;
      method: string;
      url: string;
      body?: object;
      headers?: Record<string, string>;
      ends?: false;
    }
  | { wait: number };

const labels = (app: string) => ({ app });
const deployment = (name: string, replicas: number, container: object = {}, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: labels(name) },
    template: {
      metadata: { labels: labels(name) },
      spec: { containers: [{ name, image: 'nginx:1.29', ...container }], ...spec },
    },
  },
});
const onSsd = { nodeSelector: { disk: 'ssd' } };

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const rule = (apiGroup: string, resources: string, verbs: string) => ({
  apiGroups: [apiGroup],
  resources: resources.split(' '),
  verbs: verbs.split(' '),
});
const role = (name: string, ...rules: object[]) => ({
  url: `${rbac}/clusterroles`,
  body: { kind: 'ClusterRole', metadata: { name }, rules },
});
const subjectOf = (name: string) => {
  const [, namespace, account] = /^(\w+):(\w+)$/.exec(name) ?? [];
  return namespace === undefined
    ? { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name }
    : { kind: 'ServiceAccount', namespace, name: account };
};
const bound = (clusterRole: string, name: string, namespace?: string) => ({
  url: `${rbac}/${namespace === undefined ? 'clusterrolebindings' : `namespaces/${namespace}/rolebindings`}`,
  body: {
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name: `${clusterRole}-${name.replaceAll(':', '-')}` },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: clusterRole,
    },
    subjects: [subjectOf(name)],
  },
});
const namespace = (name: string, ofPods: Record<string, string> = {}) => ({
  url: '/api/v1/namespaces',
  body: { kind: 'Namespace', apiVersion: 'v1', metadata: { name, labels: ofPods } },
});

/** What an admin sends before the log begins. */
export const setup: readonly { url: string; body: object }[] = [
  namespace('shop', { 'pod-security.kubernetes.io/audit': 'baseline' }),
  namespace('payments', { 'pod-security.kubernetes.io/enforce': 'restricted' }),
  namespace('preview-42'),
  role('impersonator', rule('', 'users groups', 'impersonate')),
  role('preview-cleaner', rule('', 'namespaces', 'get list delete')),
  role(
    'pipeline',
    rule('', 'pods pods/log configmaps', 'get list create delete'),
    rule('', 'secrets', 'get list watch'),
    rule('', 'pods/exec pods/portforward', 'get create'),
    rule('', 'serviceaccounts/token', 'create'),
    rule('apps', 'deployments', 'get list create update patch'),
  ),
  bound('cluster-admin', 'platform'),
  bound('cluster-admin', 'kubeadm:cluster-admins'),
  bound('admin', 'developers', 'shop'),
  bound('view', 'viewers', 'shop'),
  bound('view', 'on-call'),
  bound('impersonator', 'on-call'),
  bound('preview-cleaner', 'viewers'),
  bound('pipeline', 'shop:ci', 'shop'),
  bound('pipeline', 'shop:ci', 'payments'),
  { url: '/api/v1/namespaces/shop/serviceaccounts', body: { metadata: { name: 'ci' } } },
  ...['mail-smtp', 'db-password'].map((name) => ({
    url: '/api/v1/namespaces/shop/secrets',
    body: { metadata: { name }, stringData: { password: 'not-a-real-secret' } },
  })),
  ...[deployment('checkout', 3), deployment('search', 2, {}, onSsd), deployment('catalog', 2)].map(
    (body) => ({ url: '/apis/apps/v1/namespaces/shop/deployments', body }),
  ),
  {
    url: '/apis/apps/v1/namespaces/preview-42/deployments',
    body: deployment('web', 2),
  },
  ...['cart-debug', 'db-0'].map((name) => ({
    url: '/api/v1/namespaces/shop/pods',
    body: {
      kind: 'Pod',
      metadata: { name, labels: labels(name) },
      spec: { containers: [{ name: 'main', image: 'busybox:1.37' }], nodeName: 'worker-1' },
    },
  })),
];

const privileged = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'report' } },
  spec: {
    hostPID: true,
    containers: [
      {
        name: 'main',
        image: 'busybox:1.37',
        command: ['sleep', '3600'],
        securityContext: { privileged: true },
        volumeMounts: [{ name: 'host', mountPath: '/host' }],
      },
    ],
    volumes: [{ name: 'host', hostPath: { path: '/' } }],
  },
});

/** Larger than the server may write into one event. */
const manySettings = Array.from({ length: 160 }, (_, at) => ({
  name: `CATALOG_OPTION_${at}`,
  value: `one of many settings of the shop's catalog, number ${at}, kept where it does not belong`,
}));

/** A clientset inside a controller says so in its user agent; anybody else can say the same. */
const forged =
  'kube-controller-manager/v1.37.2 (linux/amd64) kubernetes/9f6b1a2/system:serviceaccount:kube-system:clusterrole-aggregation-controller';

/** What happens, in order. The audit ID of a request that names one is that of the request with this mark. */
export const marked = 'the audit ID of the first delete of cart-debug';

export const story: readonly Step[] = [
  // Work as usual.
  { by: 'leo', run: 'kubectl get pods -n shop' },
  { by: 'pipeline', run: 'kubectl get deployment checkout -n shop' },
  {
    by: 'pipeline',
    run: 'kubectl set env deployment/catalog RELEASE=2026-11-30 -n shop',
  },
  { wait: 3 },
  { by: 'leo', run: 'kubectl logs cart-debug -n shop' },
  { by: 'sam', run: 'kubectl get pods -n shop' },
  { by: 'sam', run: 'kubectl delete pod cart-debug -n shop --wait=false' },
  { by: 'sam', run: 'kubectl get secrets -n shop' },
  { by: 'leo', run: 'kubectl exec cart-debug -n shop -- printenv' },
  { by: 'leo', run: 'kubectl delete pod cart-debug -n shop --wait=false' },
  { wait: 3 },
  { by: 'scanner', method: 'GET', url: '/api/v1/namespaces/shop/pods' },
  {
    by: 'scanner',
    method: 'GET',
    url: '/api/v1/namespaces/shop/secrets',
    headers: { 'user-agent': 'python-requests/2.32.5', authorization: 'Bearer let-me-in' },
  },
  { by: 'pipeline', run: 'kubectl set env deployment/search RELEASE=2026-11-30 -n shop' },
  { wait: 3 },
  { by: 'leo', run: 'kubectl rollout restart deployment/catalog -n shop' },
  { wait: 3 },
  { by: 'sam', run: 'kubectl get deployments -n shop' },
  // A scale-down.
  { by: 'mira', run: 'kubectl get deployments -n shop' },
  { by: 'leo', run: 'kubectl get deployment checkout -n shop' },
  { by: 'pipeline', run: 'kubectl get deployment catalog -n shop' },
  { by: 'leo', run: 'kubectl scale deployment checkout --replicas=2 -n shop' },
  { wait: 4 },
  // A drain.
  { by: 'dana', run: 'kubectl get nodes' },
  { by: 'dana', run: 'kubectl drain worker-2 --ignore-daemonsets --force --timeout=40s' },
  { wait: 3 },
  // Somebody finds the pipeline's token.
  {
    by: 'stranger',
    method: 'POST',
    url: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    headers: { 'user-agent': 'curl/8.14.1' },
    body: {
      kind: 'SelfSubjectRulesReview',
      apiVersion: 'authorization.k8s.io/v1',
      spec: { namespace: 'shop' },
    },
  },
  { wait: 2 },
  {
    by: 'stranger',
    method: 'GET',
    url: '/api/v1/namespaces/shop/pods?limit=500',
    headers: { 'user-agent': 'curl/8.14.1' },
  },
  { by: 'leo', run: 'kubectl rollout status deployment/catalog -n shop --timeout=5s' },
  { by: 'stranger', run: 'kubectl get secrets -A' },
  { wait: 1 },
  { by: 'stranger', run: 'kubectl get secrets -n shop' },
  {
    by: 'stranger',
    run: 'kubectl create clusterrole helper --verb=* --resource=*.*',
  },
  { by: 'dana', run: 'kubectl uncordon worker-2' },
  { by: 'stranger', run: 'kubectl get secret db-password -n shop -o yaml' },
  // A preview is cleaned up.
  { by: 'sam', run: 'kubectl get namespaces' },
  { by: 'sam', run: 'kubectl delete namespace preview-42 --wait=false' },
  { wait: 5 },
  // Out of the container.
  {
    by: 'stranger',
    run: 'kubectl create -f pod.yaml -n payments',
    files: { 'pod.yaml': privileged('report-runner') },
  },
  { wait: 1 },
  {
    by: 'stranger',
    run: 'kubectl create -f pod.yaml -n shop',
    files: { 'pod.yaml': privileged('report-runner') },
  },
  { by: 'leo', run: 'kubectl get pods -n shop' },
  { wait: 3 },
  {
    by: 'stranger',
    run: 'kubectl exec report-runner -n shop -- cat /host/etc/kubernetes/admin.conf',
  },
  { by: 'stranger', run: 'kubectl port-forward pod/db-0 5432 -n shop', ends: false },
  {
    by: 'leo',
    run: 'kubectl replace -f catalog.yaml -n shop',
    files: { 'catalog.yaml': deployment('catalog', 2, { env: manySettings }) },
  },
  { by: 'stranger', run: 'kubectl create token ci -n shop --duration=8760h' },
  { wait: 3 },
  // In the name of somebody else.
  { by: 'mira', run: 'kubectl get secrets -n shop --as=leo --as-group=developers' },
  { by: 'mira', run: 'kubectl delete secret mail-smtp -n shop --as=leo --as-group=developers' },
  { by: 'leo', run: 'kubectl get secret mail-smtp -n shop' },
  // Cluster admin.
  {
    by: 'strangerAsAdmin',
    method: 'GET',
    url: `${rbac}/clusterrolebindings`,
    headers: { 'user-agent': forged },
  },
  {
    by: 'strangerAsAdmin',
    method: 'POST',
    url: `${rbac}/clusterrolebindings`,
    headers: { 'user-agent': forged },
    body: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'system:metrics-aggregation' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [{ kind: 'ServiceAccount', namespace: 'shop', name: 'ci' }],
    },
  },
  { by: 'sam', run: 'kubectl get pods -n shop' },
  {
    by: 'strangerAsAdmin',
    method: 'DELETE',
    url: '/api/v1/namespaces/shop/pods/report-runner',
    headers: {
      'user-agent': 'kubectl/v1.37.2 (linux/amd64) kubernetes/9f6b1a2',
      'audit-id': marked,
    },
  },
  { wait: 2 },
  {
    by: 'stranger',
    method: 'GET',
    url: '/api/v1/secrets?watch=true&allowWatchBookmarks=true',
    headers: { 'user-agent': 'curl/8.14.1' },
    ends: false,
  },
  { wait: 2 },
  { by: 'dana', run: 'kubectl get pods -n shop' },
  { by: 'dana', run: 'kubectl get clusterrolebindings' },
];
