import { expect, test } from 'vitest';
import { selectionEdit } from './selectionEdit';

const rows: [
  name: string,
  before: string,
  after: string,
  selected: [number, number],
  edit: string,
][] = [
  ['typed', 'ab', 'axb', [1, 1], '1-1 x'],
  ['pasted over all', 'ab', 'abc', [0, 2], '0-2 abc'],
  ['typed over a part', 'abcd', 'axd', [1, 3], '1-3 x'],
  ['cut', 'abcd', 'ad', [1, 3], '1-3 '],
  ['deleted backwards', 'ab', 'a', [2, 2], 'another'],
  ['changed elsewhere', 'abc', 'xbcd', [3, 3], 'another'],
  ['the same letters around', 'aaaa', 'aaa', [1, 2], '1-2 '],
];
test.each(rows)('%s', (_, before, after, [start, end], expected) => {
  const edit = selectionEdit(before, after, { start, end });
  expect(edit ? `${edit.start}-${edit.end} ${edit.insert}` : 'another').toBe(expected);
});
