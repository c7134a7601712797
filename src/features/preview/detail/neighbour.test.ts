import { expect, test } from 'vitest';
import { neighbour } from './neighbour';

const rows: [at: number, by: 1 | -1, length: number, to: number | undefined][] = [
  [0, 1, 3, 1],
  [2, -1, 3, 1],
  [2, 1, 3, undefined],
  [0, -1, 3, undefined],
  [-1, 1, 3, 0],
  [-1, -1, 3, 0],
  [-1, 1, 0, undefined],
];
test.each(rows)('from %i by %i of %i: %s', (at, by, length, to) => {
  expect(neighbour(at, by, length)).toBe(to);
});
