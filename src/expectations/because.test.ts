import { expect, it } from 'vitest';
import type { Policy } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { decide } from '../engine/decide';
import { becauseOf, becauseText } from './because';
import type { Expectation } from './expectation';

const list = sampleRequests.find(({ id }) => id === 'pod-list');
const core = (resource: string) => [{ group: '', resources: [resource] }];
const policy: Policy = {
  rules: [
    { level: 'None', resources: core('secrets') },
    { level: 'Metadata', resources: core('pods') },
    { level: 'Request' },
  ],
};

it.each<[name: string, expected: Partial<Expectation>, policy: Policy, because: string]>([
  [
    'another level',
    { level: 'None' },
    policy,
    'rule 2 matches; rule 1 does not: pods is not in secrets',
  ],
  [
    'an earlier rule',
    { rule: 0 },
    policy,
    'rule 2 matches; rule 1 does not: pods is not in secrets',
  ],
  ['a later rule', { rule: 2 }, policy, 'rule 2 matches first'],
  ['a rule that is gone', { rule: 3 }, policy, 'rule 2 matches; the policy has no rule 4'],
  ['no rule', { rule: -1 }, policy, 'rule 2 matches'],
  [
    'other stages, which a rule of another level does not decide',
    { stages: [] },
    policy,
    'rule 2 matches',
  ],
  [
    'a level that no other rule has',
    { level: 'RequestResponse' },
    { rules: policy.rules.slice(0, 2) },
    'rule 2 matches',
  ],
  [
    'the first rule matches',
    { level: 'None' },
    { rules: [{ level: 'Metadata' }] },
    'rule 1 matches',
  ],
  ['no rules', { level: 'Metadata' }, { rules: [] }, 'no rule matches'],
  [
    'no rule matches',
    { level: 'Metadata' },
    { rules: policy.rules.slice(0, 1) },
    'no rule matches; rule 1 does not: pods is not in secrets',
  ],
  [
    'a rule below would match',
    { level: 'Request' },
    policy,
    'rule 2 matches first; rule 3 would match, too',
  ],
  [
    'a rule with the expected level does not match',
    { level: 'Request' },
    {
      rules: [
        { level: 'Request', resources: core('pod') },
        { level: 'Metadata', resources: core('secrets') },
      ],
    },
    'no rule matches; rule 1 does not: pods is not in pod',
  ],
  [
    'all but one condition hold',
    { level: 'Metadata' },
    {
      rules: [
        { level: 'Request', resources: core('pods'), verbs: ['list'], namespaces: ['prod'] },
        { level: 'Request', resources: core('secrets'), verbs: ['list'] },
      ],
    },
    'no rule matches; rule 1 does not: namespace dev is not in prod',
  ],
])('%s', (_, expected, tested, because) => {
  if (!list) throw new Error('no pod-list');
  const [row] = decide(tested, [list], '1.37');
  if (!row) throw new Error('no row');
  expect(becauseText(becauseOf({ request: 'pod-list', ...expected }, row, tested))).toBe(because);
});
