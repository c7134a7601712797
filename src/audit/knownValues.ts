import type { KnownValue } from './fields';

/** The verbs of resource requests (requestinfo.go), including the empty one of unknown HTTP methods. */
export const knownVerbs: readonly KnownValue[] = [
  {
    value: 'get',
    detail: 'Read one object. Also kubectl exec and attach from 1.30, port-forward from 1.31.',
  },
  { value: 'list', detail: 'Read many objects. The response can contain all of them.' },
  { value: 'watch', detail: 'Stream changes. Stays open for minutes.' },
  {
    value: 'create',
    detail: 'Create an object. Also bindings, evictions, tokens and access reviews.',
  },
  { value: 'update', detail: 'Replace an object or its status.' },
  { value: 'patch', detail: 'Change part of an object: kubectl apply, edit, label, scale.' },
  { value: 'delete', detail: 'Delete one object.' },
  {
    value: 'deletecollection',
    detail: 'Delete many objects in one request. kubectl delete --all deletes them one by one.',
  },
  {
    value: '',
    detail: 'A resource request with an HTTP method that has no verb, such as OPTIONS.',
  },
];

/** Users that every cluster has. */
export const knownUsers: readonly KnownValue[] = [
  {
    value: 'system:anonymous',
    detail: 'Requests without credentials, where the cluster allows them.',
  },
  { value: 'system:apiserver', detail: 'The API server calling itself.' },
  { value: 'system:kube-controller-manager', detail: 'The controller manager.' },
  { value: 'system:kube-scheduler', detail: 'The scheduler.' },
  { value: 'system:kube-proxy', detail: 'kube-proxy with its own certificate.' },
  {
    value: 'system:serviceaccount:kube-system:kube-proxy',
    detail: 'kube-proxy as set up by kubeadm.',
  },
  {
    value: 'system:serviceaccount:kube-system:generic-garbage-collector',
    detail: 'Deletes objects whose owner is gone.',
  },
  {
    value: 'system:serviceaccount:kube-system:namespace-controller',
    detail: 'Deletes the contents of namespaces that are being deleted.',
  },
  {
    value: 'system:serviceaccount:kube-system:endpoint-controller',
    detail: 'Keeps Endpoints up to date.',
  },
  { value: 'kubernetes-admin', detail: "The administrator in kubeadm's admin.conf." },
];

/** Groups that every cluster has. */
export const knownGroups: readonly KnownValue[] = [
  {
    value: 'system:authenticated',
    detail: 'Every authenticated user, people and components alike.',
  },
  { value: 'system:unauthenticated', detail: 'Requests without credentials (system:anonymous).' },
  { value: 'system:masters', detail: 'Can do anything: bypasses authorization.' },
  { value: 'system:nodes', detail: 'The kubelets. Each node is the user system:node:NAME.' },
  { value: 'system:serviceaccounts', detail: 'All service accounts.' },
  {
    value: 'system:serviceaccounts:kube-system',
    detail: 'The service accounts in the namespace kube-system, including most controllers.',
  },
  { value: 'system:bootstrappers', detail: 'Machines that are joining the cluster.' },
  { value: 'system:monitoring', detail: 'Can read health and metrics endpoints.' },
  { value: 'kubeadm:cluster-admins', detail: "Administrators in kubeadm's admin.conf, from 1.29." },
];

/** Users of Kubernetes itself that are too rare to suggest. */
const rareUsers = ['system:admin', 'system:kube-aggregator'];

/** Groups of Kubernetes itself that are too rare to suggest. */
const rareGroups = ['system:node-proxier'];

/** The prefixes of Kubernetes' own names. Any other name can be a user in one cluster and a group in the next. */
const reserved = /^(?:system|kubeadm):/;

const namesOf = (known: readonly KnownValue[], rare: readonly string[]) =>
  [...known.map(({ value }) => value), ...rare].filter((name) => reserved.test(name));

const userNames = new Set(namesOf(knownUsers, rareUsers));
const groupNames = new Set(namesOf(knownGroups, rareGroups));

const userForm = /^system:(?:serviceaccount:[^:/]+:[^:/]+|node:[^:]+)$/;
const groupForm = /^system:(?:serviceaccounts:[^:]+$|bootstrappers:)/;

/** Returns whether a name is certainly a user's: a component, a node or a service account. */
export function isKnownUser(name: string): boolean {
  return userNames.has(name) || userForm.test(name);
}

/** Returns whether a name is certainly a group's: one that Kubernetes or kubeadm assigns. */
export function isKnownGroup(name: string): boolean {
  return groupNames.has(name) || groupForm.test(name);
}

const oneWord = /^system:[^:]+$/;

/** The known names of the form `system:WORD`, as candidates for a misspelled name. */
export const systemNames = {
  users: [...userNames].filter((name) => oneWord.test(name)),
  userGroups: [...groupNames].filter((name) => oneWord.test(name)),
};
