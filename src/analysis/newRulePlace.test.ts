import { expect, test } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { newRulePlace, newRulePlaceText } from './newRulePlace';

const narrow: PolicyRule = { level: 'None', users: ['one'] };
const all: PolicyRule = { level: 'Metadata', omitStages: ['Panic'] };
const aboveLast = 'above rule 2, which matches every request';

const rows: [
  name: string,
  rules: PolicyRule[],
  open: number | undefined,
  index: number,
  text: string,
][] = [
  ['no rules', [], undefined, 0, ''],
  ['no rule that matches everything', [narrow, narrow], undefined, 2, ''],
  ['a last rule that matches everything', [narrow, all], undefined, 1, aboveLast],
  ['one in the middle', [narrow, all, narrow], undefined, 1, aboveLast],
  ['only that rule', [all], undefined, 0, 'above rule 1, which matches every request'],
  ['a rule is open', [narrow, narrow, all], 0, 1, 'after rule 1'],
  ['the last rule is open', [narrow, narrow], 1, 2, ''],
  ['the rule above it is open', [narrow, all], 0, 1, 'after rule 1'],
  ['it is open itself', [narrow, all], 1, 1, aboveLast],
  ['a rule below it is open', [narrow, all, narrow], 2, 1, aboveLast],
  ['the open rule is gone', [narrow], 4, 1, ''],
];
test.each(rows)('a new rule, %s', (_, rules, open, index, text) => {
  const place = newRulePlace(rules, open);
  expect([place.index, newRulePlaceText(place)]).toEqual([index, text]);
});
