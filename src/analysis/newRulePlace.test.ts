import { expect, test } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { newRulePlace, newRulePlaceText } from './newRulePlace';

const narrow: PolicyRule = { level: 'None', users: ['one'] };
const all: PolicyRule = { level: 'Metadata', omitStages: ['Panic'] };
const aboveLast = 'above rule 2, which matches every request';

const rows: [name: string, rules: PolicyRule[], index: number, text: string][] = [
  ['no rules', [], 0, ''],
  ['no rule that matches everything', [narrow, narrow], 2, ''],
  ['a last rule that matches everything', [narrow, all], 1, aboveLast],
  ['one in the middle', [narrow, all, narrow], 1, aboveLast],
  ['only that rule', [all], 0, 'above rule 1, which matches every request'],
  ['two of them', [narrow, all, all], 1, aboveLast],
];
test.each(rows)('a new rule, %s', (_, rules, index, text) => {
  const place = newRulePlace(rules);
  expect([place.index, newRulePlaceText(place)]).toEqual([index, text]);
});
