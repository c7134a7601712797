const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const subdomain = new RegExp(`^${label}(?:\\.${label})*$`);
const labelOnly = new RegExp(`^${label}$`);
const nodePrefix = 'system:node:';

/** Returns namespace and name of the service account that a user name names. Mirrors serviceaccount.SplitUsername. */
export function serviceAccountOf(
  username: string,
): { namespace: string; name: string } | undefined {
  const [system, kind, namespace = '', name = '', ...rest] = username.split(':');
  const isOne =
    system === 'system' &&
    kind === 'serviceaccount' &&
    rest.length === 0 &&
    namespace.length <= 63 &&
    labelOnly.test(namespace) &&
    isSubdomain(name);
  return isOne ? { namespace, name } : undefined;
}

/** Returns the groups that kube-apiserver gives a service account; none for another user name. Mirrors MakeGroupNames of authentication/serviceaccount. */
export function accountGroups(username: string): string[] {
  const account = serviceAccountOf(username);
  return account ? ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`] : [];
}

/** Returns the node that a user name names. Mirrors isNodeUsername of endpoints/filters/impersonation. */
export function nodeOf(username: string): string | undefined {
  if (!username.startsWith(nodePrefix)) return undefined;
  const name = username.slice(nodePrefix.length);
  return isSubdomain(name) ? name : undefined;
}

/** Returns whether a name is a DNS subdomain. Mirrors IsDNS1123Subdomain. */
export function isSubdomain(name: string): boolean {
  return name.length <= longestSubdomain && looksLikeSubdomain(name);
}

/** The length of the longest DNS subdomain. */
export const longestSubdomain = 253;

/** Returns whether a name is a DNS subdomain, of any length. */
export function looksLikeSubdomain(name: string): boolean {
  return subdomain.test(name);
}
