import type { KnownValue } from './fields';

/** The verbs of resource requests (requestinfo.go), and the empty one of unknown methods. */
export const knownVerbs: readonly KnownValue[] = [
  {
    value: 'get',
    detail: 'Read one object; also kubectl exec, attach and port-forward since 1.31.',
  },
  { value: 'list', detail: 'Read many objects; the answer can hold all of them.' },
  { value: 'watch', detail: 'Follow changes; open for minutes.' },
  {
    value: 'create',
    detail: 'Make an object; also bindings, evictions, tokens and access reviews.',
  },
  { value: 'update', detail: 'Replace an object or its status.' },
  { value: 'patch', detail: 'Change part of an object; kubectl apply, edit, label, scale.' },
  { value: 'delete', detail: 'Delete one object.' },
  {
    value: 'deletecollection',
    detail: 'Delete many objects at once; kubectl delete --all does it one by one.',
  },
  { value: '', detail: 'A resource request by an unknown method, such as OPTIONS.' },
];

/** Users that clusters have without anybody making them. */
export const knownUsers: readonly KnownValue[] = [
  { value: 'system:anonymous', detail: 'Requests without credentials, where they are let in.' },
  { value: 'system:apiserver', detail: 'The API server talking to itself.' },
  { value: 'system:kube-controller-manager', detail: 'The controller manager itself.' },
  { value: 'system:kube-scheduler', detail: 'The scheduler.' },
  { value: 'system:kube-proxy', detail: 'kube-proxy with its own certificate.' },
  {
    value: 'system:serviceaccount:kube-system:kube-proxy',
    detail: 'kube-proxy as kubeadm sets it up.',
  },
  {
    value: 'system:serviceaccount:kube-system:generic-garbage-collector',
    detail: 'Deletes what lost its owner.',
  },
  {
    value: 'system:serviceaccount:kube-system:namespace-controller',
    detail: 'Empties namespaces that are deleted.',
  },
  {
    value: 'system:serviceaccount:kube-system:endpoint-controller',
    detail: 'Keeps endpoints up to date.',
  },
  { value: 'kubernetes-admin', detail: "The administrator of kubeadm's admin.conf." },
];

/** Groups that clusters have without anybody making them. */
export const knownGroups: readonly KnownValue[] = [
  {
    value: 'system:authenticated',
    detail: 'Everybody who logged in, people and components alike.',
  },
  { value: 'system:unauthenticated', detail: 'Requests without credentials (system:anonymous).' },
  { value: 'system:masters', detail: 'May do anything, past all authorization.' },
  { value: 'system:nodes', detail: 'The kubelets; a node is user system:node:NAME.' },
  { value: 'system:serviceaccounts', detail: 'All service accounts.' },
  {
    value: 'system:serviceaccounts:kube-system',
    detail: 'The service accounts of namespace kube-system, most controllers among them.',
  },
  { value: 'system:bootstrappers', detail: 'Machines that are joining the cluster.' },
  { value: 'system:monitoring', detail: 'May read health and metrics.' },
  { value: 'kubeadm:cluster-admins', detail: "Administrators of kubeadm's admin.conf since 1.29." },
];

/** Users of Kubernetes itself that are too rare to be offered. */
const rareUsers = ['system:admin', 'system:kube-aggregator'];

/** Groups of Kubernetes itself that are too rare to be offered. */
const rareGroups = ['system:node-proxier'];

/** Names with these prefixes are Kubernetes' own; any other may be whatever its cluster made of it. */
const reserved = /^(?:system|kubeadm):/;

const namesOf = (known: readonly KnownValue[], rare: readonly string[]) =>
  [...known.map(({ value }) => value), ...rare].filter((name) => reserved.test(name));

const userNames = new Set(namesOf(knownUsers, rareUsers));
const groupNames = new Set(namesOf(knownGroups, rareGroups));

const userForm = /^system:(?:serviceaccount:[^:/]+:[^:/]+|node:[^:]+)$/;
const groupForm = /^system:(?:serviceaccounts:[^:]+$|bootstrappers:)/;

/** Returns whether a name can only be that of a user: a component, a node or a service account. */
export function isKnownUser(name: string): boolean {
  return userNames.has(name) || userForm.test(name);
}

/** Returns whether a name can only be that of a group that Kubernetes or kubeadm gives to users. */
export function isKnownGroup(name: string): boolean {
  return groupNames.has(name) || groupForm.test(name);
}

const oneWord = /^system:[^:]+$/;

/** The names of the form `system:WORD` that users and groups have, to find what a misspelled one means. */
export const systemNames = {
  users: [...userNames].filter((name) => oneWord.test(name)),
  userGroups: [...groupNames].filter((name) => oneWord.test(name)),
};
