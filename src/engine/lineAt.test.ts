import { expect, it } from 'vitest';
import { lineAt } from './lineAt';

const rows: [text: string, offset: number, line: number][] = [
  ['', 0, 1],
  ['a', 1, 1],
  ['a\nb', 0, 1],
  ['a\nb', 1, 1],
  ['a\nb', 2, 2],
  ['a\n', 2, 2],
  ['\n\n\n', 3, 4],
  ['a\nb', 99, 2],
];

it.each(rows)('%j at %i', (text, offset, line) => {
  expect(lineAt(text)(offset)).toBe(line);
});
