import { expect, test } from 'vitest';
import type { Policy, PolicyRule } from '../audit/types';
import { changedPolicy } from '../testing/proofs/changedPolicy';
import { checkDifference } from '../testing/proofs/checkDifference';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import type { ExceptedRule } from './differenceSet';
import { describedDifference } from './differenceSets';

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

test('of many sets, the first are described, and the pairs of rules in no set counted', () => {
  const each = Array.from({ length: 120 }, (_, at) => ({
    ...of('None', `r${at}`),
    users: [`u${at}`],
  }));
  const found = describedDifference({ rules: [...each, all] }, { rules: [all] });
  expect([found.sets.length, found.more, found.undecided]).toEqual([100, 20, 0]);
});

test('of random policies, what every request of a small world says', () => {
  const draw = drawFrom(29);
  let described = 0;
  for (let world = 0; world < 3; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    const rule = () => drawRule(alphabet, draw);
    for (let count = 0; count < 10; count++) {
      const before: Policy = { rules: Array.from({ length: 1 + draw.next(5) }, rule) };
      const after = changedPolicy(before, rule, draw);
      const { sets, wrong } = checkDifference(before, after, requests);
      described += sets;
      expect({ before, after, wrong }).toEqual({ before, after, wrong: [] });
    }
  }
  expect(described).toBeGreaterThan(15);
});
