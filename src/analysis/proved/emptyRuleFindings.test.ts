import { expect, it } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { resultOf } from '../../audit/steps';
import { emptyRuleFindings } from './emptyRuleFindings';

const rest: PolicyRule = { level: 'Metadata' };
const rows: Record<string, [rule: Omit<PolicyRule, 'level'>, why: string | undefined]> = {
  'a user who is never in the group': [
    { verbs: ['get'], users: ['alice'], userGroups: ['system:unauthenticated'] },
    'its users and userGroups exclude each other. Widen one of them, or remove the rule.',
  ],
  'a verb that no resource request has, of three conditions': [
    { verbs: ['head'], namespaces: ['dev'], users: ['alice'] },
    'its verbs and namespaces exclude each other. Widen one of them, or remove the rule.',
  ],
  'a verb that no request has': [
    { users: ['alice'], verbs: ['*'] },
    'none has one of its verbs. Change them, or remove the rule.',
  ],
  'a rule that a request matches': [{ users: ['alice'], userGroups: ['dev'] }, undefined],
};

it.each(Object.entries(rows))('%s', (_, [rule, why]) => {
  const policy = { rules: [{ level: 'None' as const, ...rule }, rest] };
  expect(resultOf(emptyRuleFindings(policy, [])).map(({ message }) => message)).toEqual(
    why === undefined ? [] : [`Rule 1 is never reached: no request matches it, because ${why}`],
  );
});

it('leaves it to a finding about one of the conditions to say why', () => {
  const policy = { rules: [{ level: 'None' as const, verbs: ['gett'] }, rest] };
  const said = (field: string) =>
    ({
      code: 'verb-unknown',
      severity: 'warning',
      message: '',
      path: ['rules', 0, field, 0],
    }) as const;
  expect(resultOf(emptyRuleFindings(policy, [said('verbs')]))).toEqual([]);
  expect(resultOf(emptyRuleFindings(policy, [said('omitStages')]))).toHaveLength(1);
});
