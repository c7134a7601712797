import { expect, test } from 'vitest';
import { linesSince } from './linesSince';

test.each<[string, string, string, string]>([
  ['the same', 'a\nb', 'a\nb', 'same as now'],
  ['a line more', 'a\nb', 'a\nx\nb', '+1 line since'],
  ['two fewer', 'a\nb\nc', 'b', '−2 lines since'],
  ['a line changed', 'a\nb', 'a\nc', '+1 / −1 lines since'],
  ['a line twice', 'a', 'a\na', '+1 line since'],
  ['moved', 'a\nb', 'b\na', 'lines only reordered since'],
  ['from nothing', '', 'a', '+1 / −1 lines since'],
])('%s', (_name, then, now, words) => {
  expect(linesSince(then, now)).toBe(words);
});
