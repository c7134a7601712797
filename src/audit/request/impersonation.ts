import type { JsonObject } from '../go/jsonObject';
import type { KubernetesVersion, RequestInfo, UserInfo } from '../types';
import { isAtLeast } from '../versions';
import { extraOf } from './impersonatedExtra';
import { fieldsRefusal, fieldsRefusalTo135, type Mode } from './impersonatedFields';
import { asked, constrainedSince, type Authorize } from './impersonationQuestions';
import { namelessImpersonation, type RefusedImpersonation } from './namelessImpersonation';
import { accountGroups, nodeOf, serviceAccountOf } from './serviceAccount';

/** An impersonated user, and the mode of constrained impersonation that allows it. */
export interface Impersonated {
  user: UserInfo;
  /** E.g. "impersonate:user-info"; absent if the verb "impersonate" alone allows it. */
  constraint?: string;
}

const legacy: Mode = { verb: 'impersonate', isConstrained: false };

/**
 * Returns whom a request impersonates, or the Status that rejects it; undefined if its headers name nobody.
 * In: `headers`, the contents of the Impersonate-* headers (groups and extra as sent), the caller, what the
 * server derives from the request, and the caller's authorizer, by default one that allows everything, as
 * for a cluster admin. Out: the user with the groups that the API server adds, and the constraint that the
 * event names. Mirrors getImpersonatedUser and allImpersonationModes of endpoints/filters/impersonation;
 * before 1.36 WithImpersonation.
 */
export function impersonate(
  headers: UserInfo,
  caller: UserInfo,
  info: RequestInfo,
  kubernetes: KubernetesVersion,
  authorize: Authorize = () => ({ allowed: true, reason: '' }),
): Impersonated | RefusedImpersonation | undefined {
  const wanted = { ...headers, extra: extraOf(headers.extra ?? {}) };
  if (wanted.username === '') return namelessImpersonation(wanted, kubernetes);
  const by = asked(authorize, caller, kubernetes);
  if (!isAtLeast(kubernetes, constrainedSince)) {
    const refused = fieldsRefusalTo135(wanted, by);
    return refused ? { refused } : { user: withGroups(wanted, accountGroups(wanted.username)) };
  }
  let first: JsonObject | undefined;
  for (const name of constrainedModes(wanted, caller)) {
    const mode = { verb: `impersonate:${name}`, isConstrained: true };
    const on = { ...info, verb: `impersonate-on:${name}:${info.verb}` };
    const refused = by.refusal(on) ?? fieldsRefusal(mode, wanted, by);
    if (!refused) {
      const own = name.endsWith('node') ? ['system:nodes'] : accountGroups(wanted.username);
      return { user: withGroups(wanted, own), constraint: mode.verb };
    }
    first ??= refused;
  }
  const refused = fieldsRefusal(legacy, wanted, by);
  return refused
    ? { refused: first ?? refused }
    : { user: withGroups(wanted, accountGroups(wanted.username)) };
}

/** Returns the modes that are for a wanted user, in the order in which they are tried. */
function constrainedModes(wanted: UserInfo, caller: UserInfo): string[] {
  const node = nodeOf(wanted.username);
  const account = serviceAccountOf(wanted.username);
  if (node === undefined && account === undefined) return ['user-info'];
  if (!hasOnlyUsername(wanted)) return [];
  if (account !== undefined) return ['serviceaccount'];
  const callersNode = caller.extra?.['authentication.kubernetes.io/node-name'] ?? [];
  const isOwnNode =
    serviceAccountOf(caller.username) !== undefined &&
    callersNode.length === 1 &&
    callersNode[0] === node;
  return isOwnNode ? ['associated-node', 'arbitrary-node'] : ['arbitrary-node'];
}

/** Mirrors onlyUsernameSet. */
function hasOnlyUsername({ uid = '', groups = [], extra = {} }: UserInfo): boolean {
  return uid === '' && groups.length === 0 && Object.keys(extra).length === 0;
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
