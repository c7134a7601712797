import { expect, test } from 'vitest';
import { timeText } from './timeText';

const now = new Date(2026, 10, 21, 12).getTime();
const minute = 60_000;

test.each<[number, string]>([
  [0, 'just now'],
  [-20_000, 'just now'],
  [1 * minute, '1 min ago'],
  [59 * minute, '59 min ago'],
  [61 * minute, '1 h ago'],
  [23 * 60 * minute, '23 h ago'],
])('%d ms ago: %s', (ago, text) => {
  expect(timeText(now - ago, now)).toBe(text);
});

test('days ago, or in the future: the date and the time', () => {
  expect(timeText(now + 5 * minute, now)).toMatch(/^Nov 21, 2026, 12:05\sPM$/);
  expect(timeText(new Date(2026, 10, 2, 9, 5).getTime(), now)).toMatch(/^Nov 2, 2026, 9:05\sAM$/);
});
