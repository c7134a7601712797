import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../audit/compile';
import { resultOf } from '../audit/steps';
import { newestKubernetes, type Policy, type PolicyRule } from '../audit/types';
import { validatePolicy } from '../audit/validation';
import { sampleRequests } from '../catalog/requests';
import { attributesFor, decide } from '../engine/decide';
import { outcomeKey } from '../proofs/difference';
import { coverageOf } from './coverage';
import { expectNow, type Expectation } from './expectation';
import { judgeAll } from './judge';
import { mutantsOf } from './mutants';
import { reportByRule } from './report';
import { tryMutants } from './tryMutants';

const policy: Policy = {
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', users: ['system:kube-proxy'], verbs: ['watch'] },
    { level: 'Metadata', resources: [{ group: '', resources: ['secrets', 'configmaps'] }] },
    { level: 'Request', resources: [{ group: '', resources: ['secrets'] }] },
    { level: 'Metadata' },
  ],
};
const rows = decide(policy, sampleRequests, newestKubernetes);
const attributes = sampleRequests.map(attributesFor);
const all = rows.map((row) => expectNow(row, ['level', 'stages', 'omitManagedFields']));
const tried = (expectations: readonly Expectation[], of = policy) =>
  resultOf(
    tryMutants(of, expectations, decide(of, sampleRequests, newestKubernetes), newestKubernetes),
  );

test('the mutants of a rule', () => {
  const words = [...mutantsOf(policy, attributes)]
    .filter(({ rule }) => rule === 1)
    .map(({ words: said }) => said);
  expect(words).toEqual([
    'level Request instead of Metadata',
    'level None instead of Metadata',
    'without resources',
    'group "" without resources',
    'resources without secrets',
    'resources without configmaps',
    ...words.filter((said) => said.startsWith('resources with ')),
    'ResponseStarted omitted',
    'ResponseComplete omitted',
    'Panic omitted',
    'managed fields omitted',
    'without this rule',
    'after rule 3 instead of before it',
  ]);
  expect(words.filter((said) => said.startsWith('resources with '))).toHaveLength(3);
});

describe('without expectations', () => {
  const trials = tried([]);

  test('none is noticed, and every miss has an expectation that notices it', () => {
    expect(trials.filter(({ outcome }) => outcome === 'noticed')).toEqual([]);
    const missed = trials.filter((trial) => trial.outcome === 'missed');
    expect(missed.length).toBeGreaterThan(20);
    for (const { mutant, expectation } of missed) {
      const after = decide(mutant.policy, sampleRequests, newestKubernetes);
      expect(judgeAll([expectation], rows, newestKubernetes)[0]?.verdict).toBe('pass');
      expect(judgeAll([expectation], after, newestKubernetes)[0]?.verdict).toBe('fail');
    }
  });

  test('a change in a rule that decides nothing is equivalent', () => {
    const of = (rule: number) =>
      new Set(
        trials
          .filter(({ mutant }) => mutant.rule === rule && mutant.kind === 'level')
          .map(({ outcome }) => outcome),
      );
    expect(of(2)).toEqual(new Set(['equivalent']));
    expect(of(1)).toEqual(new Set(['missed']));
  });
});

test('with what the policy does now for every request, nothing is missed', () => {
  const outcomes = new Set(tried(all).map(({ outcome }) => outcome));
  expect(outcomes).not.toContain('missed');
  expect(outcomes).toContain('noticed');
});

test('a mistake that only other requests show comes with one of them', () => {
  const own: Policy = {
    rules: [{ level: 'Metadata', users: ['nobody-here'] }, { level: 'Metadata' }],
  };
  const ofFirst = tried([], own).filter(({ mutant: { rule } }) => rule === 0);
  expect(ofFirst.find(({ mutant: { kind } }) => kind === 'level')).toMatchObject({
    outcome: 'unseen',
    request: { user: { username: 'nobody-here' }, resource: 'pods' },
  });
  expect(ofFirst.find(({ mutant: { kind } }) => kind === 'rule dropped')).toMatchObject({
    outcome: 'equivalent',
  });
});

test('an expectation that fails already notices nothing', () => {
  const wrong = all.map((each): Expectation => ({ ...each, level: 'RequestResponse' }));
  expect(tried(wrong).filter(({ outcome }) => outcome === 'noticed')).toEqual([]);
});

test('the report of each rule adds up', () => {
  const trials = tried(all.slice(0, 5));
  const reports = reportByRule(trials, coverageOf(all.slice(0, 5), rows, 4));
  expect(reports.map(({ rule }) => rule)).toEqual([undefined, 0, 1, 2, 3]);
  const sum = reports.reduce(
    (total, { noticed, unseen, undecided, equivalent, missed }) =>
      total + noticed + unseen.length + undecided + equivalent + missed.length,
    0,
  );
  expect(sum).toBe(trials.length);
  expect(reports.reduce((total, { reached }) => total + reached, 0)).toBe(5);
});

test('which rules the expectations reach', () => {
  expect(coverageOf(all, rows, 4)).toMatchObject({ missed: [2] });
  expect(coverageOf([{ request: 'gone', level: 'None' }], rows, 4).counts).toEqual([0, 0, 0, 0]);
});

const list = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const arbitraryRule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    level: fc.constantFrom('None', 'Metadata', 'Request', 'RequestResponse'),
    users: list('system:kube-proxy', 'jane', 'system:anonymous'),
    userGroups: list('system:masters', 'system:nodes', 'system:authenticated'),
    verbs: list('get', 'list', 'watch', 'create', 'delete'),
    namespaces: list('default', 'kube-system'),
    resources: fc.array(
      fc.record({ group: fc.constantFrom('', 'apps'), resources: list('pods', 'secrets', '*') }),
      { maxLength: 2 },
    ),
    nonResourceURLs: list('/livez*', '/version'),
    omitStages: fc.uniqueArray(fc.constantFrom('RequestReceived', 'ResponseComplete'), {
      maxLength: 2,
    }),
    omitManagedFields: fc.boolean(),
  },
  { requiredKeys: ['level'] },
);
const arbitraryPolicy = fc
  .record({ rules: fc.array(arbitraryRule, { minLength: 1, maxLength: 4 }) })
  .filter((one) => validatePolicy(one, newestKubernetes).length === 0);

test('what is said of a mutant is true, whatever policy and expectations', () => {
  fc.assert(
    fc.property(arbitraryPolicy, fc.array(fc.nat(), { maxLength: 6 }), (one, picks) => {
      const before = decide(one, sampleRequests, newestKubernetes);
      const expectations = picks.map((pick) =>
        expectNow(before[pick % before.length]!, pick % 2 ? ['level'] : ['level', 'stages']),
      );
      for (const trial of tried(expectations, one)) {
        const after = decide(trial.mutant.policy, sampleRequests, newestKubernetes);
        const verdicts = (some: readonly Expectation[]) =>
          judgeAll(some, after, newestKubernetes).map(({ verdict }) => verdict);
        const isNoticed = verdicts(expectations).includes('fail');
        expect(trial.outcome === 'noticed').toBe(isNoticed);
        if (trial.outcome === 'noticed') expect(verdicts([trial.by])).toEqual(['fail']);
        if (trial.outcome === 'missed') expect(verdicts([trial.expectation])).toEqual(['fail']);
        if (trial.outcome === 'unseen') {
          const [was, is] = [one, trial.mutant.policy].map((each) => {
            const { rule } = compilePolicy(each)(trial.request);
            return outcomeKey(each, rule === undefined ? undefined : each.rules[rule]);
          });
          expect(was).not.toBe(is);
        }
        if (trial.outcome === 'equivalent') {
          expect(after.map(({ output }) => output)).toEqual(before.map(({ output }) => output));
        }
      }
    }),
    { numRuns: 15 },
  );
});
