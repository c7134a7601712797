import { create, type Step } from './objects.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const rbacGroup = 'rbac.authorization.k8s.io';

const rule = (group: string, resources: string[], ...verbs: string[]) => ({
  apiGroups: [group],
  resources,
  verbs,
});
/** A ClusterRole, or a Role of a namespace. */
const role = (name: string, rules: object[], namespace?: string): Step => {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const url = namespace === undefined ? 'clusterroles' : `namespaces/${namespace}/roles`;
  const metadata = { name };
  return create(`${rbac}/${url}`, { apiVersion: `${rbacGroup}/v1`, kind, metadata, rules });
};
/** The binding of a role. */
const bound = (name: string, roleName: string, subject: object, namespace?: string): Step => {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const url =
    namespace === undefined ? 'clusterrolebindings' : `namespaces/${namespace}/rolebindings`;
  return create(`${rbac}/${url}`, {
    apiVersion: `${rbacGroup}/v1`,
    kind: `${kind}Binding`,
    metadata: { name },
    roleRef: { apiGroup: rbacGroup, kind, name: roleName },
    subjects: [subject],
  });
};
const group = (name: string) => ({ kind: 'Group', apiGroup: rbacGroup, name });
const account = (namespace: string, name: string) => ({ kind: 'ServiceAccount', namespace, name });

/** The roles of the senders, and their bindings. */
export const rights: Step[] = [
  bound('developers', 'admin', group('developers')),
  bound('kubeadm:cluster-admins', 'cluster-admin', group('kubeadm:cluster-admins')),
  role('crontab-editor', [rule('stable.example.com', ['crontabs'], 'create')]),
  bound('crontab-editor', 'crontab-editor', group('developers')),
  role('pod-debugger', [rule('', ['pods/ephemeralcontainers'], 'patch')]),
  bound('pod-debugger', 'pod-debugger', group('developers')),
  role('web-deployer', [
    rule('', ['pods'], 'create', 'get', 'list'),
    rule('', ['nodes/proxy'], 'get'),
    rule(rbacGroup, ['clusterrolebindings'], 'create'),
    rule(rbacGroup, ['clusterroles'], 'bind'),
  ]),
  bound('web-deployer', 'web-deployer', account('prod', 'web')),
  role('prometheus', [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]),
  bound('prometheus', 'prometheus', account('monitoring', 'prometheus')),
  role('web-secrets', [rule('', ['secrets'], 'get', 'list')], 'prod'),
  bound('web-secrets', 'web-secrets', account('prod', 'web'), 'prod'),
  role('ingress-nginx', [rule('', ['configmaps'], 'get', 'update')], 'kube-system'),
  bound('ingress-nginx', 'ingress-nginx', account('kube-system', 'ingress-nginx'), 'kube-system'),
  bound('kubeadm:node-proxier', 'system:node-proxier', account('kube-system', 'kube-proxy')),
  bound(
    'metrics-server:system:auth-delegator',
    'system:auth-delegator',
    account('kube-system', 'metrics-server'),
  ),
];
