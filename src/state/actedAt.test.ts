// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { actedAt } from './actedAt';

test('while an event is handled, its time, whatever the time now', () => {
  const times: number[] = [];
  const key = new KeyboardEvent('keydown');
  window.addEventListener('keydown', () => {
    times.push(actedAt());
    const end = performance.now() + 5;
    while (performance.now() < end);
    times.push(actedAt());
  });
  window.dispatchEvent(key);
  expect(times).toEqual([key.timeStamp, key.timeStamp]);
});

test('without an event, the time now', () => {
  const before = performance.now();
  expect(actedAt()).toBeGreaterThanOrEqual(before);
  expect(actedAt()).toBeLessThanOrEqual(performance.now());
});
