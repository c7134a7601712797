import { expect, test } from 'vitest';
import { ruleMatches } from '../../audit/evaluator';
import type { Attributes, Policy } from '../../audit/types';
import { describedDifference } from '../../proofs/differenceSets';
import { isInSet } from '../../proofs/isInSet';
import { changedPolicy } from '../../testing/proofs/changedPolicy';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../../testing/proofs/smallWorld';
import { allBut, rulesText } from './exceptionWords';

test.each<[rules: number[], text: string]>([
  [[1], 'rule 2'],
  [[0, 1], 'rules 1 and 2'],
  [[2, 0, 1], 'rules 1–3'],
  [[0, 1, 2, 4, 7, 8], 'rules 1–3, 5, 8 and 9'],
  [[0, 2, 4, 6, 8, 10, 12, 13], 'rules 1, 3, 5, 7, 9 and 3 more'],
])('%j are %s', (rules, text) => {
  expect(rulesText(rules)).toBe(text);
});

test('what “no other rule matches” is exactly that, in random policies', () => {
  const draw = drawFrom(31);
  const said = new Set<string>();
  for (let world = 0; world < 2; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    const rule = () => drawRule(alphabet, draw);
    for (let count = 0; count < 12; count++) {
      const { rules } = changedPolicy({ rules: [rule(), rule()] }, rule, draw);
      const last = { level: draw.one(['None', 'Metadata']) };
      const before = { rules: [...rules, last, ...(draw.next(3) === 0 ? [rule()] : [])] };
      const after = changedPolicy({ rules: [...rules, { level: 'Request' }] }, rule, draw);
      for (const set of describedDifference(before, after).sets) {
        if (Object.keys(set.conditions.rule).length > 1) continue;
        const text = allBut(set, { before, after });
        if (text === undefined) continue;
        said.add(text);
        const wrong = requests.find(
          (request) =>
            isInSet(set, request, before, after) !== isMeant(text, set, request, { before, after }),
        );
        expect({ before, after, text, wrong }).toEqual({ before, after, text, wrong: undefined });
      }
    }
  }
  expect(said.size).toBeGreaterThan(2);
});

type Deciders = Record<'before' | 'after', readonly (number | undefined)[]>;

/** What the words say, of the policy after unless they say before. */
function isMeant(
  text: string,
  deciders: Deciders,
  request: Attributes,
  policies: Record<'before' | 'after', Policy>,
): boolean {
  const [, which = '', side = 'now'] =
    /^ that no (other |earlier )?rule \w+(?: (before|now))?$/.exec(text)!;
  const each = side === 'before' ? 'before' : 'after';
  const [decides] = deciders[each];
  const { rules } = policies[each];
  const others =
    which === 'earlier '
      ? rules.slice(0, decides)
      : rules.filter((_, at) => which === '' || at !== decides);
  return !others.some((rule) => ruleMatches(rule, request));
}
