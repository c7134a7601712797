import { expect, test } from 'vitest';
import { compilePolicy } from '../audit/compile';
import { auditConfig } from '../audit/evaluator';
import type { Policy, PolicyRule } from '../audit/types';
import { changedPolicy } from '../testing/proofs/changedPolicy';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import { outcomeKey } from './difference';
import type { ExceptedRule } from './differenceSet';
import { describedDifference } from './differenceSets';
import { isInSet } from './isInSet';

const of = (level: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ resources }],
});
const all: PolicyRule = { level: 'Request' };

type Said = [conditions: Omit<PolicyRule, 'level'>, except: ExceptedRule[]];

/** Two policies, and the sets of requests that differ. */
const rows: Record<string, [before: PolicyRule[], after: PolicyRule[], sets: Said[]]> = {
  'a value more': [
    [of('Metadata', 'secrets'), all],
    [of('Metadata', 'secrets', 'configmaps'), all],
    [[{ resources: [{ group: '', resources: ['configmaps'] }] }, []]],
  ],
  'a new rule, which takes from two rules with one level': [
    [of('Metadata', 'secrets'), { level: 'Metadata' }],
    [{ level: 'None', verbs: ['get'] }, of('Metadata', 'secrets'), { level: 'Metadata' }],
    [[{ verbs: ['get'] }, []]],
  ],
  'a new rule before one that it overlaps': [
    [of('Metadata', 'secrets'), all],
    [{ level: 'Metadata', verbs: ['get'] }, of('Metadata', 'secrets'), all],
    [[{ verbs: ['get'] }, [{ in: 'both', before: 0, after: 1 }]]],
  ],
  'a rule removed': [
    [of('None', 'events'), all],
    [all],
    [[{ resources: [{ group: '', resources: ['events'] }] }, []]],
  ],
  'two rules swapped': [
    [of('None', 'pods'), { level: 'Metadata', verbs: ['get', 'create'] }],
    [{ level: 'Metadata', verbs: ['get', 'create'] }, of('None', 'pods')],
    [[{ verbs: ['get', 'create'], resources: [{ group: '', resources: ['pods'] }] }, []]],
  ],
  'the same for two verbs, in two rules': [
    [{ level: 'None', verbs: ['get'] }, { level: 'None', verbs: ['list'] }, all],
    [all],
    [[{ verbs: ['get', 'list'] }, []]],
  ],
  'the same for resources of two groups, in two rules': [
    [
      of('None', 'pods'),
      { level: 'None', resources: [{ group: 'apps' }] },
      of('None', 'nodes'),
      all,
    ],
    [all],
    [[{ resources: [{ group: '', resources: ['pods', 'nodes'] }, { group: 'apps' }] }, []]],
  ],
  'another level for everything': [[all], [{ level: 'Metadata' }], [[{}, []]]],
};

test.each(Object.entries(rows))('%s', (_, [before, after, sets]) => {
  const found = describedDifference({ rules: before }, { rules: after });
  const said = found.sets.map(({ conditions: { rule, alsoIn }, except }) => {
    const { level, ...conditions } = rule;
    expect([level, alsoIn]).toEqual(['', []]);
    return [conditions, except];
  });
  expect(said).toEqual(sets);
});

test('of random policies, the sets are exactly the requests of a small world that differ', () => {
  const draw = drawFrom(29);
  let described = 0;
  for (let world = 0; world < 3; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    const rule = () => drawRule(alphabet, draw);
    for (let count = 0; count < 12; count++) {
      const before: Policy = { rules: Array.from({ length: 1 + draw.next(5) }, rule) };
      const after = changedPolicy(before, rule, draw);
      const { sets } = describedDifference(before, after);
      described += sets.length;
      const [one, other] = [compilePolicy(before), compilePolicy(after)];
      const keyOf = (policy: Policy, at: number | undefined) =>
        outcomeKey(policy, at === undefined ? undefined : policy.rules[at]);
      for (const request of requests) {
        const [was, is] = [one(request), other(request)];
        const differs = keyOf(before, was.rule) !== keyOf(after, is.rule);
        const own = sets.filter((set) => isInSet(set, request, before, after));
        if (own.length > 0 !== differs) {
          expect({ before, after, request, own, differs }).toEqual('the same');
        }
        for (const set of own) {
          if (!set.before.includes(was.rule) || !set.after.includes(is.rule))
            expect({ before, after, request, set, was, is }).toEqual('the rules of the set');
        }
      }
      for (const set of sets) {
        expect(isInSet(set, set.request, before, after)).toBe(true);
        expect(set.was).toEqual(auditConfig(before, before.rules[one(set.request).rule ?? -1]));
      }
    }
  }
  expect(described).toBeGreaterThan(20);
});
