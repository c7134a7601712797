import { expect, test } from 'vitest';
import { linesSince } from './linesSince';

test.each<[string, string, string, string]>([
  ['the same', 'a\nb', 'a\nb', 'as now'],
  ['a line more', 'a\nb', 'a\nx\nb', 'since then 1 more'],
  ['two fewer', 'a\nb\nc', 'b', 'since then 2 fewer'],
  ['a line changed', 'a\nb', 'a\nc', 'since then 1 more, 1 fewer'],
  ['a line twice', 'a', 'a\na', 'since then 1 more'],
  ['moved', 'a\nb', 'b\na', 'since then only moved'],
  ['from nothing', '', 'a', 'since then 1 more, 1 fewer'],
])('%s', (_name, then, now, words) => {
  expect(linesSince(then, now)).toBe(words);
});
