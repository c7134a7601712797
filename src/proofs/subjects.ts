/** The group of every user who is not anonymous. */
export const authenticated = 'system:authenticated';

/** The only user without credentials, and the group that nobody else is in. */
const anonymous = 'system:anonymous';
const unauthenticated = 'system:unauthenticated';

const accounts = 'system:serviceaccounts';
const serviceAccount = /^system:serviceaccount:([^:]+):[^:]+$/;

/**
 * Returns the groups that kube-apiserver gives to every user of this name: anonymous.go,
 * serviceaccount/util.go and authenticated_group_adder.go of apiserver's authentication.
 */
export function groupsOfUser(name: string): string[] {
  if (name === anonymous) return [unauthenticated];
  const namespace = name.startsWith('system:') ? serviceAccount.exec(name)?.[1] : undefined;
  return namespace === undefined
    ? [authenticated]
    : [authenticated, accounts, `${accounts}:${namespace}`];
}

/** Returns the groups that everyone in this group is in, itself included. */
export function groupsWith(group: string): string[] {
  if (group === unauthenticated) return [group];
  const isOfNamespace = group.startsWith(`${accounts}:`);
  return [group, authenticated, ...(isOfNamespace ? [accounts] : [])];
}

/** Returns whether a user of this name can be in this group. */
export function canBeIn(name: string, group: string): boolean {
  return (name === anonymous) === (group === unauthenticated);
}

/** Returns the one user who is in this group; undefined if there can be several. */
export function onlyUserIn(group: string): string | undefined {
  return group === unauthenticated ? anonymous : undefined;
}
