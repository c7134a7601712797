import type { JsonObject } from '../go/jsonObject';
import type { UserInfo } from '../types';
import { extraProblem } from './impersonatedExtra';
import { questionAbout, type Asked, type Question } from './impersonationQuestions';
import { nodeOf, serviceAccountOf } from './serviceAccount';

/** The API group of everything that can be impersonated but users and groups, which are in it only when constrained. */
const group = 'authentication.k8s.io';
/** From so many values on, constrained impersonation first asks about all of them at once. */
const many = 4;

/** One way to impersonate: its verb, e.g. "impersonate:user-info", and whether it is constrained. */
export interface Mode {
  verb: string;
  isConstrained: boolean;
}

/**
 * Returns the first refusal of the fields of a wanted user, undefined if the caller may have them all.
 * Where Go iterates over a map, its order is random. Mirrors impersonationModeState.check.
 */
export function fieldsRefusal(mode: Mode, wanted: UserInfo, by: Asked): JsonObject | undefined {
  const { username, uid = '', groups = [], extra = {} } = wanted;
  return (
    by.refusal(usernameQuestion(mode, username)) ??
    uidRefusal(mode, uid, by) ??
    groupsRefusal(mode, groups, by) ??
    extraRefusal(mode, extra, by)
  );
}

/**
 * Does the same for WithImpersonation, the filter before 1.36, which asks about the uid last.
 */
export function fieldsRefusalTo135(wanted: UserInfo, by: Asked): JsonObject | undefined {
  const { username, uid = '', groups = [], extra = {} } = wanted;
  const mode: Mode = { verb: 'impersonate', isConstrained: false };
  return (
    by.refusal(usernameQuestion(mode, username)) ??
    groupsRefusal(mode, groups, by) ??
    extraRefusal(mode, extra, by) ??
    uidRefusal(mode, uid, by)
  );
}

function usernameQuestion({ verb, isConstrained }: Mode, username: string): Question {
  const apiGroup = isConstrained ? group : '';
  const account = serviceAccountOf(username);
  if (account) {
    const { namespace, name } = account;
    return { ...questionAbout(verb, apiGroup, 'serviceaccounts', name), namespace };
  }
  const node = isConstrained ? nodeOf(username) : undefined;
  if (node === undefined) return questionAbout(verb, apiGroup, 'users', username);
  // The answer must hold for all nodes, because the server caches it without the node.
  const name = verb === 'impersonate:associated-node' ? '*' : node;
  return questionAbout(verb, apiGroup, 'nodes', name);
}

function uidRefusal({ verb }: Mode, uid: string, by: Asked): JsonObject | undefined {
  return uid === '' ? undefined : by.refusal(questionAbout(verb, group, 'uids', uid));
}

function groupsRefusal(
  { verb, isConstrained }: Mode,
  groups: readonly string[],
  by: Asked,
): JsonObject | undefined {
  const about = (name: string) => questionAbout(verb, isConstrained ? group : '', 'groups', name);
  if (isConstrained && groups.includes('')) {
    return by.forbidden(about(''), 'impersonating the empty string group is not allowed');
  }
  if (isConstrained && groups.includes('system:masters')) {
    return by.forbidden(
      about('system:masters'),
      'impersonating the system:masters group is not allowed',
    );
  }
  if (isConstrained && groups.length >= many && !by.refusal(about('*'))) return undefined;
  return firstOf(groups, (name) => by.refusal(about(name)));
}

function extraRefusal(
  { verb, isConstrained }: Mode,
  extra: Record<string, string[]>,
  by: Asked,
): JsonObject | undefined {
  const about = (subresource: string, name: string) => ({
    ...questionAbout(verb, group, 'userextras', name),
    subresource,
  });
  const pairs = Object.entries(extra).flatMap(([key, values]) =>
    values.map((value) => [key, value] as const),
  );
  if (isConstrained) {
    const problem = firstOf(Object.entries(extra), ([key, values]) => extraProblem(key, values));
    if (problem !== undefined) return by.forbidden(about('', ''), problem);
    if (pairs.length >= many && !by.refusal(about('*', '*'))) return undefined;
  }
  return firstOf(pairs, ([key, value]) => by.refusal(about(key, value)));
}

/** Returns the first result that is not undefined. */
function firstOf<T, R>(items: readonly T[], of: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
