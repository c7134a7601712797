import { present } from '../../audit/match';
import type { Policy, PolicyRule } from '../../audit/types';
import { canBeIn, groupsOfUser } from '../../proofs/subjects';
import { mayRecordFailedLogins } from '../coverage';
import type { Reach } from '../reach';
import { listed, notice, warning } from './check';
import type { Finding } from './finding';

/** What requests without an object name do. A POST to an object has the verb create and its name, though it creates nothing. */
const nameless: Readonly<Record<string, string>> = {
  create: 'create an object',
  deletecollection: 'delete a collection',
};
const seldomNamed = [...Object.keys(nameless), 'list', 'watch'];

/** Checks for resourceNames together with verbs whose requests have no object name. */
export function namelessVerbFindings(rule: PolicyRule, ruleIndex: number): Finding[] {
  const verbs = rule.verbs ?? [];
  if (verbs.length === 0) return [];
  const never = verbs.every((verb) => Object.hasOwn(nameless, verb));
  if (!never && !verbs.every((verb) => seldomNamed.includes(verb))) return [];
  return (rule.resources ?? []).flatMap((entry, i) => {
    const { resources = [], resourceNames = [] } = entry;
    // A create on a subresource has the name of its parent.
    const plain = resources.every((pattern) => !pattern.includes('/') && pattern !== '*');
    if (
      !plain ||
      resources.length === 0 ||
      resourceNames.length === 0 ||
      resourceNames.includes('')
    )
      return [];
    const path = ['rules', ruleIndex, 'resources', i, 'resourceNames'];
    return never
      ? warning(
          'name-never-known',
          path,
          `Requests to ${listed([...new Set(verbs)].map((verb) => nameless[verb] ?? ''))} have no object name, so resourceNames never matches them.`,
        )
      : notice(
          'name-seldom-known',
          path,
          'A list or watch only has an object name if it selects one, as with the field selector metadata.name; resourceNames matches no others.',
        );
  });
}

/** Checks for users and userGroups in one rule. */
export function bothSubjectsFinding(rule: PolicyRule, ruleIndex: number): Finding | undefined {
  if (!present(rule.users) || !present(rule.userGroups)) return undefined;
  const { users = [], userGroups = [] } = rule;
  const groups = new Set(userGroups);
  const areIn = users.every((user) => groupsOfUser(user).some((group) => groups.has(group)));
  const canMatch = users.some((user) => userGroups.some((group) => canBeIn(user, group)));
  return notice(
    'users-and-groups',
    ['rules', ruleIndex, 'userGroups'],
    areIn
      ? 'userGroups has no effect: each of these users is always in one of these groups.'
      : canMatch
        ? 'users and userGroups must both match: the rule only applies to these users while they are in one of these groups.'
        : 'users and userGroups must both match, but none of these users is ever in one of these groups, so the rule never matches.',
  );
}

/** Checks for a rule for anonymous users while no rule records failed logins, which have no user. */
export function failedLoginFinding(policy: Policy, { decides }: Reach): Finding | undefined {
  if (policy.rules.some((rule, index) => decides[index] && mayRecordFailedLogins(rule))) {
    return undefined;
  }
  for (const [index, rule] of policy.rules.entries()) {
    if (rule.level === 'None' || !decides[index]) continue;
    for (const [field, value] of anonymous) {
      const at = (rule[field] ?? []).indexOf(value);
      if (at < 0) continue;
      return notice(
        'failed-login-has-no-user',
        ['rules', index, field, at],
        `A failed login (401) has no user and no groups, so "${value}" does not match it and no rule records it.`,
      );
    }
  }
  return undefined;
}

const anonymous = [
  ['users', 'system:anonymous'],
  ['userGroups', 'system:unauthenticated'],
] as const;
