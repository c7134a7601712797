import type { PolicyRule, UserInfo } from '../../audit/types';
import { canBeIn, groupsOfUser, groupsWith, onlyUserIn } from '../../proofs/subjects';
import { valuesOf } from './valuesOf';

const anonymous = 'system:anonymous';
/** A user whom no rule is likely to name. */
const somebody = 'maria';
const accounts = 'system:serviceaccounts';

/**
 * Returns users that rules can tell apart: each one they name, somebody in each group or in two of them, somebody
 * else, a user without credentials, and nobody, whose login fails.
 */
export function usersFor(rules: readonly PolicyRule[]): (UserInfo | null)[] {
  const named = [...valuesOf(rules, 'users'), somebody, anonymous];
  const groups = valuesOf(rules, 'userGroups');
  const memberships = [[], ...groups.map((group) => [group]), ...pairsOf(groups)];
  const users = new Map<string, UserInfo>();
  const add = (username: string, more: readonly string[]) => {
    const isPossible = (group: string) =>
      canBeIn(username, group) && (username !== somebody || memberOf(group) === somebody);
    if (!more.every(isPossible)) return;
    const all = new Set([...groupsOfUser(username), ...more.flatMap(groupsWith)]);
    const user = { username, groups: [...all] };
    users.set(JSON.stringify([username, [...all].toSorted()]), user);
  };
  for (const membership of memberships) {
    for (const name of named) add(name, membership);
    for (const group of membership) add(memberOf(group), membership);
  }
  return [...users.values(), null];
}

const pairsOf = (groups: readonly string[]): string[][] =>
  groups.flatMap((group, at) => groups.slice(at + 1).map((other) => [group, other]));

/** Somebody who is in a group by their name, if there is such a name. */
function memberOf(group: string): string {
  const only = onlyUserIn(group);
  if (only !== undefined) return only;
  if (group === accounts) return 'system:serviceaccount:other:app';
  const namespace = group.startsWith(`${accounts}:`) ? group.slice(accounts.length + 1) : undefined;
  if (namespace !== undefined) return `system:serviceaccount:${namespace}:app`;
  return group === 'system:nodes' ? 'system:node:worker-9' : somebody;
}
