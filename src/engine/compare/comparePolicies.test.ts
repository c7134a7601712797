import { expect, test } from 'vitest';
import type { Policy, PolicyRule } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { decide } from '../decide';
import { comparePolicies } from './comparePolicies';

const secrets: PolicyRule = { level: 'Metadata', resources: [{ resources: ['secrets'] }] };
const all: Policy = { rules: [{ level: 'Metadata' }] };
const ofSecrets = decide({ rules: [secrets] }, sampleRequests, '1.37').filter(
  ({ decision }) => decision.rule === 0,
).length;
const bytesOf = (policy: Policy) =>
  decide(policy, sampleRequests, '1.37').reduce((sum, { output }) => sum + output.bytes, 0);

test.each<[name: string, before: Policy, after: Policy, changed: number, onlyRule: number]>([
  ['itself', all, all, 0, 0],
  ['a rule that changes no result', all, { rules: [secrets, { level: 'Metadata' }] }, 0, ofSecrets],
  [
    'one level',
    all,
    { rules: [{ ...secrets, level: 'None' }, { level: 'Metadata' }] },
    ofSecrets,
    0,
  ],
  ['no rules', { rules: [] }, { rules: [] }, 0, 0],
])('%s', (_name, before, after, changed, onlyRule) => {
  const compared = comparePolicies(before, after, sampleRequests, '1.37');
  expect([compared.changed.length, compared.onlyRule]).toEqual([changed, onlyRule]);
  expect([compared.before.bytes, compared.after.bytes]).toEqual([bytesOf(before), bytesOf(after)]);
});

test('the other way round, the same requests differ', () => {
  const other: Policy = { omitStages: ['RequestReceived'], rules: [secrets] };
  const [one, two] = [
    comparePolicies(all, other, sampleRequests, '1.37'),
    comparePolicies(other, all, sampleRequests, '1.37'),
  ];
  expect(one.changed.map(({ after }) => after.request)).toEqual(
    two.changed.map(({ after }) => after.request),
  );
  expect([one.before, one.after]).toEqual([two.after, two.before]);
  expect(one.before.recorded).toBeGreaterThan(one.after.recorded);
});
