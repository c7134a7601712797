import { expect, it } from 'vitest';
import { foundLines, jsonBlocks, shownLines, unfoldedAt } from './jsonBlocks';

const linesOf = (value: unknown) => JSON.stringify(value, null, 2).split('\n');
const names = (value: unknown) => {
  const lines = linesOf(value);
  return jsonBlocks(lines).map(
    ({ start, end, name }) => `${name}: ${lines[start]?.trim()}…${lines[end]?.trim()}`,
  );
};

it.each<[what: string, value: unknown, blocks: string[]]>([
  ['no object inside', { a: 1, b: 'x' }, []],
  ['objects and lists', { a: { b: [1] }, c: 2 }, ['a: "a": {…},', 'b: "b": […]']],
  ['empty ones have no lines', { a: {}, b: [] }, []],
  ['items of a list', { a: [{ b: 1 }, { b: 2 }] }, ['a: "a": […]', 'item: {…},', 'item: {…}']],
  ['brackets in strings', { 'a{': 'b[', 'c": [': '}', d: ['{'] }, ['d: "d": […]']],
  ['a key with quotes', { 'x"y': [1] }, ['x"y: "x\\"y": […]']],
])('%s', (_, value, blocks) => {
  expect(names(value)).toEqual(blocks);
});

const value = { kind: 'Event', user: { groups: ['a', 'b'] }, code: 200 };
const lines = linesOf(value);
const blocks = jsonBlocks(lines);
const shown = (folded: ReadonlySet<string>) =>
  shownLines(lines.length, blocks, folded).map(({ index }) => index);

it.each<[paths: string[], shown: number[]]>([
  [[], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [['/"user"'], [0, 1, 2, 8, 9]],
  [['/"user"/"groups"'], [0, 1, 2, 3, 7, 8, 9]],
  [['/"elsewhere"'], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
])('folded %j', (paths, indices) => {
  // The paths begin with that of the whole.
  const folded = new Set(paths.map((path) => `/0${path}`));
  expect(shown(folded)).toEqual(indices);
});

it.each<[words: string, found: number[]]>([
  ['', []],
  ['GROUPS', [3]],
  ['"', [1, 2, 3, 4, 5, 8]],
  ['nowhere', []],
])('finds %j', (words, found) => {
  expect(foundLines(lines, words)).toEqual(found);
});

it('a found line is unfolded with what is around it, and nothing else', () => {
  const folded = new Set(['/0/"user"', '/0/"user"/"groups"', '/0/"other"']);
  expect([...unfoldedAt(4, blocks, folded)]).toEqual(['/0/"other"']);
  expect([...unfoldedAt(3, blocks, folded)]).toEqual(['/0/"user"/"groups"', '/0/"other"']);
  expect(unfoldedAt(2, blocks, folded).size).toBe(3);
});
