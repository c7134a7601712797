import { groupMatches, isResourceRule, present, resourceMatches } from '../audit/match';
import type { GroupResources, PolicyRule } from '../audit/types';

/** Requests of one resource, as far as the questions below go. */
export interface Target {
  group: string;
  resource: string;
  subresource: string;
}

/** The entries of the rule that cover the resource, whatever the names; none when it has no `resources`. */
export function entriesFor(rule: PolicyRule, target: Target): GroupResources[] {
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

/** Does the rule match every request to the resource that has one of its verbs? */
export function coversAll(rule: PolicyRule, target: Target): boolean {
  return isForEveryUser(rule) && !present(rule.namespaces) && coversEveryName(rule, target);
}

/** As mayCover, and for whatever name. */
export function coversEveryName(rule: PolicyRule, target: Target): boolean {
  if (!present(rule.resources)) return mayCover(rule, target);
  return entriesFor(rule, target).some(
    (entry) => !present(entry.resources) || !present(entry.resourceNames),
  );
}

/** Does `rule` admit every user and namespace that `other` admits? Only certain cases count. */
export function isAsWideAs(rule: PolicyRule, other: PolicyRule): boolean {
  return (
    holdsAll(rule.users, other.users) &&
    (isForEveryUser(rule) || holdsAll(rule.userGroups, other.userGroups)) &&
    holdsAll(rule.namespaces, other.namespaces)
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
  return !(
    present(rule.users) ||
    present(rule.userGroups) ||
    present(rule.verbs) ||
    present(rule.resources) ||
    present(rule.namespaces) ||
    present(rule.nonResourceURLs)
  );
}

export function recordsBodies(rule: PolicyRule): boolean {
  return rule.level === 'Request' || rule.level === 'RequestResponse';
}
