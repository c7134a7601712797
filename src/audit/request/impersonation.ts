import { unescape } from './requestUrl';
import type { JsonObject } from '../go/jsonObject';
import { forbiddenStatus } from '../event/statusObject';
import { isAtLeast } from '../versions';
import type { KubernetesVersion, RequestInfo, UserInfo } from '../types';

/** An impersonated user, and the mode of constrained impersonation that allows it. */
export interface Impersonated {
  user: UserInfo;
  /** E.g. "impersonate:user-info"; absent if the verb "impersonate" alone allows it. */
  constraint?: string;
}

/** From this version the feature gate ConstrainedImpersonation is enabled by default. */
const constrainedSince: KubernetesVersion = '1.36';

const nodePrefix = 'system:node:';
const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const subdomain = new RegExp(`^${label}(?:\\.${label})*$`);
const labelOnly = new RegExp(`^${label}$`);
const httpPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/**
 * Returns whom a request impersonates. In: `headers`, the contents of the Impersonate-* headers (groups
 * and extra as sent), and the caller, who has every impersonate verb, as a cluster admin does. Out: the
 * user with the groups that the API server adds, and the constraint that the event names.
 * Mirrors getImpersonatedUser and impersonationModeState.check of endpoints/filters/impersonation;
 * before 1.36 WithImpersonation.
 */
export function impersonated(
  headers: UserInfo,
  caller: UserInfo,
  kubernetes: KubernetesVersion,
): Impersonated {
  const wanted = { ...headers, extra: extraOf(headers.extra ?? {}) };
  const mode = modeOf(wanted, caller, kubernetes);
  if (mode === undefined || (mode === 'user-info' && !isPlainUser(wanted))) {
    return { user: withGroups(wanted, serviceAccountGroups(wanted)) };
  }
  const own = mode.endsWith('node') ? ['system:nodes'] : serviceAccountGroups(wanted);
  return { user: withGroups(wanted, own), constraint: `impersonate:${mode}` };
}

/**
 * Returns the Status for a caller who has no impersonate verb at all. In: headers and caller as for
 * `impersonated`, the request they belong to, and the authorizer's reason ("" for none).
 * Mirrors the first error of getImpersonatedUser; before 1.36 the first check of WithImpersonation.
 */
export function impersonationRefusal(
  headers: UserInfo,
  caller: UserInfo,
  info: RequestInfo,
  reason: string,
  kubernetes: KubernetesVersion,
): JsonObject {
  const wanted = { ...headers, extra: extraOf(headers.extra ?? {}) };
  const mode = modeOf(wanted, caller, kubernetes);
  if (mode !== undefined) {
    const verb = `impersonate-on:${mode}:${info.verb}`;
    return forbiddenStatus({ ...info, verb }, caller.username, reason, kubernetes);
  }
  const account = serviceAccountOf(headers.username);
  const asked = {
    ...info,
    isResourceRequest: true,
    verb: 'impersonate',
    apiGroup: '',
    subresource: '',
    namespace: account?.namespace ?? '',
    resource: account ? 'serviceaccounts' : 'users',
    name: account?.name ?? headers.username,
  };
  return forbiddenStatus(asked, caller.username, reason, kubernetes);
}

/** Returns the first mode whose filter accepts the wanted user; undefined if only the plain verb applies. Mirrors allImpersonationModes. */
function modeOf(
  wanted: UserInfo,
  caller: UserInfo,
  kubernetes: KubernetesVersion,
): string | undefined {
  if (!isAtLeast(kubernetes, constrainedSince)) return undefined;
  const node = nodeOf(wanted.username);
  const account = serviceAccountOf(wanted.username);
  if (node === undefined && account === undefined) return 'user-info';
  if (!hasOnlyUsername(wanted)) return undefined;
  if (account !== undefined) return 'serviceaccount';
  const callersNode = caller.extra?.['authentication.kubernetes.io/node-name'] ?? [];
  const isOwnNode = serviceAccountOf(caller.username) !== undefined && callersNode.length === 1;
  return isOwnNode && callersNode[0] === node ? 'associated-node' : 'arbitrary-node';
}

/** Returns extra as the server reads it from header names: lower case, then percent-decoded. A key without values has no header. */
export function extraOf(sent: Record<string, string[]>): Record<string, string[]> {
  const extra = new Map<string, string[]>();
  for (const [name, values] of Object.entries(sent)) {
    if (values.length === 0) continue;
    const lower = name.toLowerCase();
    const key = unescape(lower) ?? lower;
    extra.set(key, [...(extra.get(key) ?? []), ...values]);
  }
  return Object.fromEntries(extra);
}

/** Adds the groups that the server adds. `own` are used if the headers have no groups. */
function withGroups(wanted: UserInfo, own: readonly string[]): UserInfo {
  const given = wanted.groups ?? [];
  const groups = given.length > 0 ? [...given] : [...own];
  const everybody =
    wanted.username === 'system:anonymous' || groups.includes('system:unauthenticated')
      ? 'system:unauthenticated'
      : 'system:authenticated';
  return { ...wanted, groups: groups.includes(everybody) ? groups : [...groups, everybody] };
}

function serviceAccountGroups({ username }: UserInfo): string[] {
  const account = serviceAccountOf(username);
  return account ? ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`] : [];
}

/** Mirrors serviceaccount.SplitUsername. */
function serviceAccountOf(username: string): { namespace: string; name: string } | undefined {
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

/** Mirrors isNodeUsername. */
function nodeOf(username: string): string | undefined {
  if (!username.startsWith(nodePrefix)) return undefined;
  const name = username.slice(nodePrefix.length);
  return isSubdomain(name) ? name : undefined;
}

function isSubdomain(name: string): boolean {
  return name.length <= 253 && subdomain.test(name);
}

/** Mirrors onlyUsernameSet. */
function hasOnlyUsername({ uid = '', groups = [], extra = {} }: UserInfo): boolean {
  return uid === '' && groups.length === 0 && Object.keys(extra).length === 0;
}

/** Returns whether the mode user-info accepts groups and extra. Mirrors authorizeGroups and validateExtra. */
function isPlainUser({ groups = [], extra = {} }: UserInfo): boolean {
  const areExtrasTaken = Object.entries(extra).every(
    ([key, values]) => isExtraKey(key) && !values.includes(''),
  );
  return areExtrasTaken && !groups.includes('system:masters') && !groups.includes('');
}

/** Mirrors validation.IsDomainPrefixedPath, for lower case only. */
function isExtraKey(key: string): boolean {
  const slash = key.indexOf('/');
  if (slash < 0 || key !== key.toLowerCase()) return false;
  return isSubdomain(key.slice(0, slash)) && httpPath.test(key.slice(slash + 1));
}
