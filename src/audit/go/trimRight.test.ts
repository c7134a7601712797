import { expect, it } from 'vitest';
import { trimRight, trimRightFunc } from './trimRight';

it.each([
  ['/a**', '*', '/a'],
  ['a', '*', 'a'],
  ['**', '*', ''],
  ['*a', '*', '*a'],
  ['', '*', ''],
  ['a. .', '. ', 'a'],
])('%s without %s at the end', (text, cutset, expected) => {
  expect(trimRight(text, cutset)).toBe(expected);
});

it('cuts what the function accepts', () => {
  expect(trimRightFunc('a12', (unit) => unit >= '0' && unit <= '9')).toBe('a');
});
