import { fresh } from './fresh';
import type { RegionFields } from './region';
import type { RuleIndex, Subject } from './ruleIndex';
import { authenticated, canBeIn, groupsOfUser, groupsWith, onlyUserIn } from './subjects';

/** Lists of so many values are combined as they are: to compare the values first would take longer. */
const fewValues = 6;

/** More combinations of users and groups are not tried. */
const subjectsAtMost = 200_000;

/**
 * Returns senders of requests in the region, such that if a rule of the index matches all of them, it
 * matches whoever sends a request in the region: each is in no more groups than it must be, because a
 * rule never matches a user for not being in a group. undefined if there are too many.
 */
export function subjectsIn(
  { users, groups }: RegionFields,
  index: RuleIndex,
): Subject[] | undefined {
  const isFew = [users ?? [], ...groups].every((list) => list.length <= fewValues);
  const few = (list: readonly string[], keyOf: typeof userKey) =>
    isFew ? list : different(list, (value) => keyOf(value, index));
  const names = users ? few(users, userKey) : [undefined];
  const lists = groups.map((list) => few(list, groupKey));
  const count = lists.reduce((product, list) => product * list.length, names.length);
  if (count > subjectsAtMost) return undefined;
  const anybody = users === undefined && groups.length === 0;
  const found: Subject[] = [];
  for (const name of names) {
    for (const chosen of choices(lists)) {
      const subject = subjectWith(name, chosen, index);
      if (subject) found.push(subject);
    }
  }
  // A failed login: rules with users or userGroups never match it.
  if (anybody) found.push(named('system:anonymous', []), null);
  return found;
}

/** The first of all values with the same key. */
function different(values: readonly string[], keyOf: (value: string) => string): string[] {
  if (values.length < 2) return [...values];
  const found = new Map<string, string>();
  for (const value of values) {
    const key = keyOf(value);
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

/** Equal for users whom the same rules match, also together with any group. */
const userKey = (name: string, index: RuleIndex) =>
  [canBeIn(name, authenticated), index.user(name), index.inGroups(groupsOfUser(name))].join();

/** Equal for groups that the same rules match, also together with any user. */
const groupKey = (group: string, index: RuleIndex) =>
  [onlyUserIn(group), index.inGroups(groupsWith(group))].join();

/** One value of every list. */
function* choices(lists: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) {
    for (const others of choices(rest)) yield [value, ...others];
  }
}

function subjectWith(
  name: string | undefined,
  groups: readonly string[],
  index: RuleIndex,
): Subject | undefined {
  const only = groups.map(onlyUserIn).find((one) => one !== undefined);
  const username = name ?? only ?? freshUser(groups, index);
  if (!groups.every((group) => canBeIn(username, group))) return undefined;
  return named(username, groups);
}

function named(name: string, groups: readonly string[]): Subject {
  const own = groupsOfUser(name);
  if (groups.length === 0) return { name, groups: own };
  return { name, groups: [...new Set([...groups.flatMap(groupsWith), ...own])] };
}

/** A user whom no rule names, with a name that fits the groups. */
function freshUser(groups: readonly string[], index: RuleIndex): string {
  const isTaken = (name: string) => index.mentions('user', name);
  for (const group of groups) {
    const namespace = /^system:serviceaccounts:([^:]+)$/.exec(group)?.[1];
    // Any other service account would bring the groups of its own namespace.
    if (namespace !== undefined) {
      const account = (each: string) => `system:serviceaccount:${namespace}:${each}`;
      return fresh(['default', 'builder', 'app'].map(account), isTaken);
    }
    if (group === 'system:nodes') {
      return fresh(
        ['worker-1', 'worker-2'].map((each) => `system:node:${each}`),
        isTaken,
      );
    }
  }
  return fresh(['jane', 'tom', 'maria', 'somebody'], isTaken);
}
