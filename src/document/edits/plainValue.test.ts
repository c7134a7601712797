import { expect, it } from 'vitest';
import { resultOf } from '../../audit/steps';
import { parseYaml } from '../parse';
import { plainInSteps, sameInSteps, samePlain } from './plainValue';

const rootOf = (text: string) => {
  const { root } = parseYaml(text);
  if (!root) throw new Error(`No YAML: ${text}`);
  return root;
};
const plain = (text: string) => resultOf(plainInSteps(rootOf(text)));

it.each([
  ['a list', `[${'a, '.repeat(5_000)}]`],
  ['a map', Array.from({ length: 5_000 }, (_, at) => `a${at}: b\n`).join('')],
  ['lists in a list', `[${'[], '.repeat(5_000)}]`],
])('pauses while it makes the value of %s', (_name, text) => {
  expect([...plainInSteps(rootOf(text))].length).toBeGreaterThan(8);
});

it('pauses while it compares lists in a list', () => {
  const text = `[${'[], '.repeat(5_000)}]`;
  expect([...sameInSteps(plain(text), plain(text))].length).toBeGreaterThan(8);
});

it.each([
  ['equal strings', '[a, b]', '["a", b]', true],
  ['another string', '[a, b]', '[a, c]', false],
  ['another kind of value', '[a, b]', '[a, [b]]', false],
  ['a longer list', '[a]', '[a, a]', false],
  ['another order of items', '[a, b]', '[b, a]', false],
  ['another order of keys', '{a: x, b: y}', '{b: y, a: x}', true],
  ['another value of a key', '{a: x}', '{a: y}', false],
  ['a string like a word', '[true]', '["true"]', false],
  ['a tag', '[!a b]', '[b]', false],
])('%s', (_name, one, other, expected) => {
  expect(samePlain(plain(one), plain(other))).toBe(expected);
});
