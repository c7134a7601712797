import { expect, it } from 'vitest';
import { counted } from './counted';

const rows: [count: number, text: string][] = [
  [0, 'no rules'],
  [1, '1 rule'],
  [2, '2 rules'],
  [10_000, '10,000 rules'],
  [1_234_567, '1,234,567 rules'],
];

it.each(rows)('%i', (count, text) => {
  expect(counted(count, 'rule')).toBe(text);
});
