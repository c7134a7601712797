import { expect, it } from 'vitest';
import { align } from './align';

it.each<[string, string, string, number[]]>([
  ['the same', 'abc', 'abc', [0, 1, 2]],
  ['one more', 'abc', 'abxc', [0, 1, -1, 2]],
  ['one less', 'abc', 'ac', [0, 2]],
  ['one changed', 'abc', 'axc', [0, 1, 2]],
  ['two changed, one more', 'abcd', 'axyzd', [0, 1, 2, -1, 3]],
  ['moved up', 'abc', 'cab', [2, 0, 1]],
  ['moved down and changed', 'abc', 'bxa', [1, 2, 0]],
  ['equal items', 'aa', 'aaa', [0, 1, -1]],
  ['all new', '', 'ab', [-1, -1]],
  ['all gone', 'ab', '', []],
])('%s', (_name, old, now, expected) =>
  expect(align(old.split(''), now.split(''))).toEqual(expected),
);

it('compares only the ends of long lists that have nothing in common', () => {
  const old = Array.from({ length: 3000 }, (_, number) => `old ${number}`);
  const now = ['first', ...Array.from({ length: 3000 }, (_, number) => `now ${number}`)];
  const from = align(['a', ...old, 'z'], ['a', ...now, 'z']);
  expect([from.at(0), from.at(-1)]).toEqual([0, 3001]);
  expect(new Set(from.filter((number) => number !== -1)).size).toBe(3002);
});
