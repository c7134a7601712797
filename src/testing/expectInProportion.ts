import { expect } from 'vitest';

/** Work in proportion takes 16 times as long for the long text, work by the square 256 times. */
const times = 16;
const atMost = 40;
/** Less cannot be compared. */
const comparableMs = 1;
/** Other processes can slow down each of a few attempts, but not each of so many. */
const attempts = 12;

/**
 * Fails if the work grows by the square of the length of a text, on a busy machine too: compares the least
 * processor time of several attempts with that for a 16th of the length, and ends with the first in proportion.
 * @param length of the long text, in characters. Work by the square must take more than 40 ms for it.
 * @param work gets another text every time, by spaces at its end, so that it cannot keep what it has found.
 */
export function expectInProportion(
  length: number,
  textOf: (length: number) => string,
  work: (text: string) => unknown,
): void {
  let spaces = 0;
  const timeFor = (size: number) => {
    const text = textOf(size) + ' '.repeat(spaces++);
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  let [shortMs, longMs] = [Infinity, Infinity];
  let ratio: number;
  let left = attempts;
  do {
    // The first is the slowest, and would allow too much.
    for (let time = 0; time < 3; time++) shortMs = Math.min(shortMs, timeFor(length / times));
    longMs = Math.min(longMs, timeFor(length));
    ratio = longMs / Math.max(shortMs, comparableMs);
    left--;
  } while (ratio > atMost && left > 0);
  expect(ratio).toBeLessThanOrEqual(atMost);
}
