import { expect, test } from 'vitest';
import { compilePolicy } from '../../audit/compile';
import type { Policy, PolicyRule } from '../../audit/types';
import { applyChange } from '../../testing/applyChange';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../../testing/proofs/smallWorld';
import { outcomeKey } from '../difference';
import { simplify } from './simplify';

const of = (level: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ resources }],
});
const all: PolicyRule = { level: 'Metadata' };
const rule = (level: string, conditions: Omit<PolicyRule, 'level'>): PolicyRule => ({
  level,
  ...conditions,
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
    [rule('Request', { verbs: ['list', 'get'] })],
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
};

test.each(Object.entries(rows))('%s', (_, [rules, steps, left]) => {
  const found = simplify({ rules });
  expect(
    found.map(({ what }) => ('reason' in what ? `${what.kind} ${what.reason.kind}` : what.kind)),
  ).toEqual(steps);
  expect(found.at(-1)?.policy.rules ?? rules).toEqual(left);
});

test('random policies stay the same for every request of a small world', () => {
  const draw = drawFrom(31);
  let count = 0;
  for (let world = 0; world < 4; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    for (let each = 0; each < 12; each++) {
      const before: Policy = {
        rules: Array.from({ length: 2 + draw.next(6) }, () => drawRule(alphabet, draw)),
      };
      const steps = simplify(before);
      count += steps.length;
      let written = before;
      for (const { changes, policy } of steps) {
        written = changes.reduce(applyChange, written);
        expect(written).toEqual(policy);
      }
      const [one, other] = [compilePolicy(before), compilePolicy(written)];
      const keys = [before, written].map((policy) =>
        [...policy.rules, undefined].map((each) => outcomeKey(policy, each)),
      ) as [string[], string[]];
      const differing = requests.find((request) => {
        const [a, b] = [one(request).rule, other(request).rule];
        return keys[0][a ?? before.rules.length] !== keys[1][b ?? written.rules.length];
      });
      expect({ before, written, differing }).toEqual({ before, written, differing: undefined });
    }
  }
  expect(count).toBeGreaterThan(60);
});
