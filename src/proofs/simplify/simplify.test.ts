import { expect, test } from 'vitest';
import { stages, type Policy, type PolicyRule } from '../../audit/types';
import { resourceVerbs } from '../../audit/verbs';
import { checkSimplified } from '../../testing/proofs/checkSimplified';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../../testing/proofs/smallWorld';
import { simplify, simplifyInSteps } from './simplify';

const of = (level: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ resources }],
});
const all: PolicyRule = { level: 'Metadata' };
const rule = (level: string, conditions: Omit<PolicyRule, 'level'>): PolicyRule => ({
  level,
  ...conditions,
});

const many = (start: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${start}-${index}`);
const named = (resourceNames: string[]): PolicyRule => ({
  level: 'None',
  resources: [{ resources: ['pods'], resourceNames }],
});
const wild = (index: number): PolicyRule => ({
  level: ['None', 'Metadata', 'Request'][index % 3]!,
  verbs: ['get', '*', 'list'],
  namespaces: ['*', `n-${index}`, ''],
  resources: ['*', '*/*', 'pods/*', '*/log'].map((pattern) => ({
    group: ['*', '', 'apps'][index % 3]!,
    resources: [pattern, 'pods', `pods-${index}/*`],
  })),
});

/** A policy, what the steps do, and the rules that they leave. */
const rows: Record<string, [rules: PolicyRule[], steps: string[], left: PolicyRule[]]> = {
  'nothing to do': [[of('None', 'events'), all], [], [of('None', 'events'), all]],
  'a rule behind one for everything': [
    [all, of('Request', 'pods')],
    ['rule removed covered'],
    [all],
  ],
  'a rule that says what a later one says': [
    [of('Metadata', 'pods'), all],
    ['rule removed later'],
    [all],
  ],
  'a rule for nothing, at the end': [
    [of('Metadata', 'pods'), { level: 'None' }],
    ['rule removed later'],
    [of('Metadata', 'pods')],
  ],
  'the only rule': [[{ level: 'None' }], [], [{ level: 'None' }]],
  'a rule that no request matches': [
    [rule('None', { verbs: ['*'] }), of('Request', 'pods')],
    ['rule removed empty'],
    [of('Request', 'pods')],
  ],
  'a value beside "*"': [
    [of('Request', 'events', '*')],
    ['value removed repeated'],
    [of('Request', '*')],
  ],
  'a value twice': [
    [rule('Request', { verbs: ['get', 'list', 'get'] })],
    ['value removed repeated'],
    [rule('Request', { verbs: ['get', 'list'] })],
  ],
  'a value that an earlier rule takes': [
    [of('None', 'events'), of('Request', 'events', 'pods'), all],
    ['value removed covered'],
    [of('None', 'events'), of('Request', 'pods'), all],
  ],
  'a value that a later rule treats the same': [
    [
      rule('None', { verbs: ['get', 'list'], resources: [{ resources: ['pods'] }] }),
      rule('None', { verbs: ['get'] }),
      all,
    ],
    ['value removed later'],
    [
      rule('None', { verbs: ['list'], resources: [{ resources: ['pods'] }] }),
      rule('None', { verbs: ['get'] }),
      all,
    ],
  ],
  'neighbours with one list each': [
    [rule('Request', { verbs: ['get'] }), rule('Request', { verbs: ['list'] })],
    ['rules merged'],
    [rule('Request', { verbs: ['get', 'list'] })],
  ],
  'rules that others stand between, which they do not meet': [
    [
      rule('Request', { users: ['a'] }),
      rule('None', { users: ['b'] }),
      rule('Request', { users: ['c'] }),
      all,
    ],
    ['rules merged'],
    [rule('Request', { users: ['a', 'c'] }), rule('None', { users: ['b'] }), all],
  ],
  'rules that another stands between, which they meet': [
    [
      rule('Request', { userGroups: ['a'] }),
      rule('None', { userGroups: ['b'] }),
      rule('Request', { userGroups: ['c'] }),
    ],
    [],
    [
      rule('Request', { userGroups: ['a'] }),
      rule('None', { userGroups: ['b'] }),
      rule('Request', { userGroups: ['c'] }),
    ],
  ],
  'entries of one group': [
    [
      rule('Request', {
        resources: [{ resources: ['pods'] }, { group: '', resources: ['secrets'] }],
      }),
    ],
    ['entries merged'],
    [of('Request', 'pods', 'secrets')],
  ],
  'an entry that another entry has in it': [
    [
      rule('Request', {
        resources: [{ resources: ['pods', 'pods/log'] }, { group: '*' }, { group: 'apps' }],
      }),
    ],
    ['value removed repeated', 'value removed repeated'],
    [rule('Request', { resources: [{ group: '*' }] })],
  ],
  'verbs that are all that resource requests have': [
    [rule('Request', { verbs: [...resourceVerbs], resources: [{ resources: ['pods'] }] })],
    ['field removed'],
    [of('Request', 'pods')],
  ],
  'verbs that are not all for other URLs': [
    [rule('Request', { verbs: [...resourceVerbs] })],
    [],
    [rule('Request', { verbs: [...resourceVerbs] })],
  ],
  'groups of all users, but not of failed logins': [
    [rule('Request', { userGroups: ['system:authenticated', 'system:unauthenticated'] })],
    [],
    [rule('Request', { userGroups: ['system:authenticated', 'system:unauthenticated'] })],
  ],
  'stages and managed fields where nothing is recorded': [
    [{ ...of('None', 'pods'), omitStages: ['Panic'], omitManagedFields: true }, all],
    ['omission removed level', 'omission removed level'],
    [of('None', 'pods'), all],
  ],
  'a stage twice': [
    [{ level: 'Request', omitStages: ['Panic', 'RequestReceived', 'Panic'] }],
    ['omission removed repeated'],
    [{ level: 'Request', omitStages: ['Panic', 'RequestReceived'] }],
  ],
  'a stage that all rules omit': [
    [
      { ...of('Request', 'pods'), omitStages: ['RequestReceived'] },
      of('None', 'events'),
      { level: 'Metadata', omitStages: ['Panic', 'RequestReceived'] },
    ],
    ['omission moved'],
    [of('Request', 'pods'), of('None', 'events'), { level: 'Metadata', omitStages: ['Panic'] }],
  ],
  'a stage that not all rules omit': [
    [
      { ...of('Request', 'pods'), omitStages: ['RequestReceived'] },
      { ...of('Request', 'secrets'), omitStages: ['RequestReceived'] },
      all,
    ],
    ['rules merged', 'entries merged'],
    [{ ...of('Request', 'pods', 'secrets'), omitStages: ['RequestReceived'] }, all],
  ],
  'managed fields that all rules with bodies omit': [
    [
      { ...of('Request', 'pods'), omitManagedFields: true },
      { ...of('RequestResponse', 'events'), omitManagedFields: true },
      all,
    ],
    ['omission moved'],
    [of('Request', 'pods'), of('RequestResponse', 'events'), all],
  ],
};

test.each(Object.entries(rows))('%s', (_, [rules, steps, left]) => {
  const { steps: found } = simplify({ rules });
  expect(
    found.map(({ what }) => {
      const reason = 'reason' in what ? what.reason : '';
      return [what.kind, typeof reason === 'string' ? reason : reason.kind].join(' ').trim();
    }),
  ).toEqual(steps);
  expect(found.at(-1)?.policy.rules ?? rules).toEqual(left);
});

test('what a rule omits as the policy does', () => {
  const policy: Policy = {
    omitStages: ['RequestReceived'],
    omitManagedFields: true,
    rules: [
      { level: 'Request', omitStages: ['RequestReceived', 'Panic'], omitManagedFields: true },
    ],
  };
  const { steps } = simplify(policy);
  expect(steps.map(({ what }) => 'reason' in what && what.reason)).toEqual(['policy', 'policy']);
  expect(steps.at(-1)?.policy.rules).toEqual([{ level: 'Request', omitStages: ['Panic'] }]);
});

test('a step can be left out, and what depends on it goes on without it', () => {
  const rules = [of('None', 'events'), of('Request', 'events', 'pods'), of('Request', 'pods'), all];
  const { steps } = simplify({ rules });
  expect(steps.map(({ what, numbers }) => [what.kind, numbers])).toEqual([
    ['rule removed', [0, 1, 2, 3]],
    ['value removed', [0, 1, 3]],
  ]);
  const without = simplify({ rules }, { skip: new Set([steps[0]!.key]) });
  expect(without.steps.map(({ what }) => what)).toEqual([
    { kind: 'rule removed', rule: 1, reason: { kind: 'later' } },
  ]);
  const both = new Set([steps[0]!.key, without.steps[0]!.key]);
  const kinds = simplify({ rules }, { skip: both }).steps.map(({ what }) => what.kind);
  expect(kinds[0]).toBe('rules merged');
  expect(kinds).not.toContain('rule removed');
});

test.each<[string, Policy]>([
  ['many users', { rules: [{ level: 'None', users: many('user', 1000) }, all] }],
  ['many names', { rules: [named(many('name', 1000)), all] }],
  ['many rules of wildcards', { rules: many('*', 200).map((_, n) => wild(n)) }],
])('%s pause, and end', (_, policy) => {
  let pauses = 0;
  const steps = simplifyInSteps(policy);
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) pauses++;
  expect(pauses).toBeGreaterThan(500);
  expect(next.value.steps.length).toBeLessThanOrEqual(200);
});

test('random policies stay the same for every request of a small world', () => {
  const draw = drawFrom(31);
  let count = 0;
  for (let world = 0; world < 4; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    for (let each = 0; each < 12; each++) {
      const before: Policy = {
        rules: Array.from({ length: 2 + draw.next(6) }, () => ({
          ...drawRule(alphabet, draw),
          ...(draw.next(3) === 0 && { omitStages: draw.some(stages) }),
          ...(draw.next(4) === 0 && { omitManagedFields: draw.next(2) === 0 }),
        })),
        ...(draw.next(4) === 0 && { omitStages: draw.some(stages) }),
      };
      const { steps, wrong } = checkSimplified(before, requests);
      count += steps;
      expect({ before, wrong }).toEqual({ before, wrong: [] });
    }
  }
  expect(count).toBeGreaterThan(60);
});
