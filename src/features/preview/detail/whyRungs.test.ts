import { expect, it } from 'vitest';
import { foldable, rungsFor } from './whyRungs';

it.each<[what: string, count: number, deciding: number | undefined, above: number]>([
  ['few rules above', 6, 5, 0],
  ['many rules above', 7, 6, 6],
  ['the first rule', 1, 0, 0],
  ['no rule matches', 8, undefined, 0],
  ['no rules', 0, undefined, 0],
])('foldable: %s', (_, count, deciding, above) => {
  expect(foldable(count, deciding)).toBe(above);
});

it.each<[count: number, isFolded: boolean, lines: string]>([
  [0, false, ''],
  [3, false, '0 1 2'],
  [9, true, '8'],
  [300, true, '299'],
])('%i rules, folded: %s', (count, isFolded, lines) => {
  const shown = rungsFor(count, isFolded).map((each) => ('index' in each ? each.index : '…'));
  expect(shown.join(' ')).toBe(lines);
});

it('of 300 rules, shows the first and the last', () => {
  const lines = rungsFor(300, false);
  expect(lines).toHaveLength(81);
  expect(lines[60]).toEqual({ leftOut: 220 });
  expect(lines.at(-1)).toEqual({ index: 299 });
});
