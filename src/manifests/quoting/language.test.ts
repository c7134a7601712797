import { expect, it } from 'vitest';
import { languageOf } from './language';

const length = 2_000;
const times = 9;

/** Processor time in ms. */
function timeOf(text: string): number {
  const { user } = process.cpuUsage();
  languageOf(text);
  return (process.cpuUsage().user - user) / 1000;
}

// Work in proportion takes 9 times as long, work by the square 81 times; less than 4 ms cannot be compared.
it.each([
  '\n',
  ' ',
  '\t\n',
  'do\n',
  'a = 1\nconst a = b\n',
  '{',
  'class a {\n',
  'def a(\n',
  'new a.',
])('takes time in proportion: %j', (piece) => {
  const [short = 0, long = 0] = [1, times].map((factor) =>
    timeOf(piece.repeat((length * factor) / piece.length)),
  );
  expect(long).toBeLessThan(40 * Math.max(short, 4));
});
