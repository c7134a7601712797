import {
  conditionsOf,
  groupMatches,
  isResourceRule,
  present,
  resourceMatches,
} from '../audit/match';
import { isIn } from '../audit/listLookup';
import type { GroupResources, MatchField, Policy, PolicyRule, Whole } from '../audit/types';

type Entry = Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>;

/** The resource of a request, as the functions below need it. */
export interface Target {
  group: string;
  resource: string;
  subresource: string;
}

/** Returns the entries of the rule that match the resource, with whatever names; none when it has no `resources`. */
export function entriesFor(rule: PolicyRule, target: Target): Entry[] {
  return (rule.resources ?? []).filter((entry) => isEntryFor(entry, target));
}

/** Returns whether one entry matches the resource, with whatever names. */
export function isEntryFor(entry: Entry, target: Target): boolean {
  return (
    groupMatches(entry, target.group) &&
    (!present(entry.resources) ||
      (entry.resources ?? []).some((pattern) =>
        resourceMatches(pattern, target.resource, target.subresource),
      ))
  );
}

/** Returns whether the rule may match some request to the resource, with whatever verb, user, namespace and name. */
export function mayCover(rule: PolicyRule, target: Target): boolean {
  if (present(rule.resources)) return entriesFor(rule, target).length > 0;
  return isResourceRule(rule) || !present(rule.nonResourceURLs);
}

/** Returns whether the rule certainly matches every request to the resource with one of its verbs. */
export function coversAll(rule: PolicyRule, target: Target): boolean {
  return isLimitedByTargetOnly(rule) && coversEveryName(rule, target);
}

/** Returns whether only verbs and targets limit which requests a rule matches. */
export function isLimitedByTargetOnly(rule: PolicyRule): boolean {
  return conditionsOf(rule).every(
    (field) => !isScope(field) || (field === 'userGroups' && isForEveryUser(rule)),
  );
}

/** Same as mayCover, with whatever name. */
export function coversEveryName(rule: PolicyRule, target: Target): boolean {
  if (!present(rule.resources)) return mayCover(rule, target);
  return entriesFor(rule, target).some(
    (entry) => !present(entry.resources) || !present(entry.resourceNames),
  );
}

/** `target`: the field limits verbs and targets; hasVerb, mayCover and coversEveryName evaluate it. `scope`: users and places. */
const parts: Readonly<Record<MatchField, 'target' | 'scope'>> = {
  users: 'scope',
  userGroups: 'scope',
  verbs: 'target',
  namespaces: 'scope',
  resources: 'target',
  nonResourceURLs: 'target',
};

function isScope(field: MatchField): boolean {
  return parts[field] === 'scope';
}

/** The group of every user who is not anonymous. */
export const everybody = 'system:authenticated';

/**
 * Returns whether no field limits the users. system:authenticated counts as every user: without
 * authentication there are neither bodies nor shells.
 */
function isForEveryUser(rule: PolicyRule): boolean {
  if (present(rule.users)) return false;
  return !present(rule.userGroups) || (rule.userGroups ?? []).includes(everybody);
}

export function hasVerb(rule: PolicyRule, verb: string): boolean {
  return !present(rule.verbs) || (rule.verbs ?? []).includes(verb);
}

/** Returns whether the rule matches every request: it has no fields but the level and what it omits. */
export function isCatchAll(rule: PolicyRule): boolean {
  return conditionsOf(rule).length === 0;
}

export function recordsBodies(rule: PolicyRule): boolean {
  return rule.level === 'Request' || rule.level === 'RequestResponse';
}

/** Returns whether the event at the end of the rule's requests is recorded, which holds the bodies. */
export function isEnded(policy: Policy, rule: PolicyRule): boolean {
  return [policy, rule].every(({ omitStages = [] }) => !isIn(omitStages, 'ResponseComplete'));
}

/**
 * Returns whether the rule may record a failed login (401): such a request has no user, so a rule
 * with users or userGroups never matches it.
 */
export function mayRecordFailedLogins(rule: PolicyRule): boolean {
  return rule.level !== 'None' && !present(rule.users) && !present(rule.userGroups);
}
