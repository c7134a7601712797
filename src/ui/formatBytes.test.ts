import { expect, it } from 'vitest';
import { formatBytes } from './formatBytes';

const rows: [bytes: number, text: string][] = [
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9_840, '9.8 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [1_234_567, '1.2 MB'],
];

it.each(rows)('%i', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
