import { kubernetesVersions, type KubernetesVersion, type UserInfo } from './types';

const constrainedSince: KubernetesVersion = '1.36';
const serviceAccountName = /^system:serviceaccount:([^:]+):[^:]+$/;
const nodeName = /^system:node:./;
/** A domain, a slash, a path, all lower case; what constrained impersonation takes as extra key. */
const extraKey = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/[^A-Z]+$/;

/**
 * The verb of constrained impersonation under which a caller who may do everything (a cluster
 * admin) acts as `user`, e.g. "impersonate:user-info"; undefined where the plain verb
 * "impersonate" is what allows it: before Kubernetes 1.36, for service accounts and nodes with
 * more than a name given, for system:masters. A caller who holds only "impersonate" has none.
 * In: the user as the API server understood the headers, with the groups it added itself.
 * Mirrors allImpersonationModes of endpoints/filters/impersonation/mode.go.
 */
export function impersonationConstraint(
  user: UserInfo,
  kubernetes: KubernetesVersion,
): string | undefined {
  if (kubernetesVersions.indexOf(kubernetes) < kubernetesVersions.indexOf(constrainedSince)) {
    return undefined;
  }
  if (nodeName.test(user.username)) {
    return hasOnly(user, ['system:nodes']) ? 'impersonate:arbitrary-node' : undefined;
  }
  const namespace = serviceAccountName.exec(user.username)?.[1];
  if (namespace !== undefined) {
    const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
    return hasOnly(user, groups) ? 'impersonate:serviceaccount' : undefined;
  }
  return isPlainUser(user) ? 'impersonate:user-info' : undefined;
}

/** Whether nothing but the username was given: the groups are those the API server adds. */
function hasOnly({ uid = '', groups = [], extra = {} }: UserInfo, added: string[]): boolean {
  const given = groups.filter((group) => group !== 'system:authenticated');
  return (
    uid === '' &&
    Object.keys(extra).length === 0 &&
    given.length === added.length &&
    given.every((group, index) => group === added[index])
  );
}

function isPlainUser({ groups = [], extra = {} }: UserInfo): boolean {
  const keysAndValuesTaken = Object.entries(extra).every(
    ([key, values]) => extraKey.test(key) && values.length > 0 && !values.includes(''),
  );
  return keysAndValuesTaken && !groups.includes('system:masters') && !groups.includes('');
}
