/** Users that every cluster has. */
export const usersOfClusters = [
  'system:anonymous',
  'system:apiserver',
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:kube-proxy',
  'system:serviceaccount:kube-system:kube-proxy',
  'system:serviceaccount:kube-system:generic-garbage-collector',
  'system:serviceaccount:kube-system:namespace-controller',
  'system:serviceaccount:kube-system:endpoint-controller',
  'kubernetes-admin',
] as const;

/** Groups that every cluster has. */
export const groupsOfClusters = [
  'system:authenticated',
  'system:unauthenticated',
  'system:masters',
  'system:nodes',
  'system:serviceaccounts',
  'system:serviceaccounts:kube-system',
  'system:bootstrappers',
  'system:monitoring',
  'kubeadm:cluster-admins',
] as const;

/** Users of Kubernetes itself that are too rare to suggest. */
const rareUsers = ['system:admin', 'system:kube-aggregator'];

/** Groups of Kubernetes itself that are too rare to suggest. */
const rareGroups = ['system:node-proxier'];

/** The prefixes of Kubernetes' own names. Any other name can be a user in one cluster and a group in the next. */
const reserved = /^(?:system|kubeadm):/;

const namesOf = (known: readonly string[], rare: readonly string[]) =>
  [...known, ...rare].filter((name) => reserved.test(name));

const userNames = new Set(namesOf(usersOfClusters, rareUsers));
const groupNames = new Set(namesOf(groupsOfClusters, rareGroups));

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
