import {
  conditionsOf,
  groupMatches,
  isResourceRule,
  matchFields,
  present,
  resourceMatches,
} from '../audit/match';
import type { GroupResources, MatchField, MatchListField, PolicyRule, Whole } from '../audit/types';

type Entry = Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>;

/** Requests of one resource, as far as the questions below go. */
export interface Target {
  group: string;
  resource: string;
  subresource: string;
}

/** The entries of the rule that cover the resource, whatever the names; none when it has no `resources`. */
export function entriesFor(rule: PolicyRule, target: Target): Entry[] {
  return (rule.resources ?? []).filter(
    (entry) =>
      groupMatches(entry, target.group) &&
      (!present(entry.resources) ||
        (entry.resources ?? []).some((pattern) =>
          resourceMatches(pattern, target.resource, target.subresource),
        )),
  );
}

/** Can the rule match some request to the resource, leaving verb, user, namespace and name open? */
export function mayCover(rule: PolicyRule, target: Target): boolean {
  if (present(rule.resources)) return entriesFor(rule, target).length > 0;
  return isResourceRule(rule) || !present(rule.nonResourceURLs);
}

/** Does the rule certainly match every request to the resource that has one of its verbs? */
export function coversAll(rule: PolicyRule, target: Target): boolean {
  return isLimitedByTargetOnly(rule) && coversEveryName(rule, target);
}

/** Returns whether a rule has no other conditions than the verbs and targets of requests. */
export function isLimitedByTargetOnly(rule: PolicyRule): boolean {
  return conditionsOf(rule).every(
    (field) => !isScope(field) || (field === 'userGroups' && isForEveryUser(rule)),
  );
}

/** As mayCover, and for whatever name. */
export function coversEveryName(rule: PolicyRule, target: Target): boolean {
  if (!present(rule.resources)) return mayCover(rule, target);
  return entriesFor(rule, target).some(
    (entry) => !present(entry.resources) || !present(entry.resourceNames),
  );
}

/**
 * `target`: the field says which verbs and targets a rule is for. `scope`: it says of whom and where,
 * in a list of which every value more lets the rule match more requests.
 */
const parts: Readonly<Record<MatchField, 'target' | 'scope'>> = {
  users: 'scope',
  userGroups: 'scope',
  verbs: 'target',
  namespaces: 'scope',
  resources: 'target',
  nonResourceURLs: 'target',
};

function isScope(field: MatchField): field is MatchListField {
  return parts[field] === 'scope';
}

/** The fields that say of whom and where the requests are that a rule is for. */
export const scopeFields = matchFields.filter(isScope);

/** Does `rule` match every user, namespace and so on that `other` matches? Only certain cases count. */
export function isAsWideAs(rule: PolicyRule, other: PolicyRule): boolean {
  return scopeFields.every(
    (field) =>
      holdsAll(rule[field], other[field]) || (field === 'userGroups' && isForEveryUser(rule)),
  );
}

function holdsAll(list: string[] | undefined, others: string[] | undefined): boolean {
  if (!present(list)) return true;
  return present(others) && (others ?? []).every((value) => list?.includes(value));
}

/** The group of every user who is not anonymous. */
export const everybody = 'system:authenticated';

/**
 * No condition on who asks. system:authenticated counts as everybody: whoever is not
 * authenticated gets neither bodies nor shells.
 */
export function isForEveryUser(rule: PolicyRule): boolean {
  if (present(rule.users)) return false;
  return !present(rule.userGroups) || (rule.userGroups ?? []).includes(everybody);
}

export function hasVerb(rule: PolicyRule, verb: string): boolean {
  return !present(rule.verbs) || (rule.verbs ?? []).includes(verb);
}

/** Matches every request: no field but the level and what is left out. */
export function isCatchAll(rule: PolicyRule): boolean {
  return conditionsOf(rule).length === 0;
}

export function recordsBodies(rule: PolicyRule): boolean {
  return rule.level === 'Request' || rule.level === 'RequestResponse';
}

/**
 * Returns whether the rule may record a failed login (401): such a request has no user, so a rule
 * with users or userGroups never matches it.
 */
export function mayRecordFailedLogins(rule: PolicyRule): boolean {
  return rule.level !== 'None' && !present(rule.users) && !present(rule.userGroups);
}
