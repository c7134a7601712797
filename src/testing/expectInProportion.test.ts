import { afterEach, expect, it, vi } from 'vitest';
import { expectInProportion } from './expectInProportion';

afterEach(() => void vi.restoreAllMocks());

const [short, long] = [1000, 16_000];
const textOf = (length: number) => 'x'.repeat(length);

/** Whether the work is in proportion, and how often it was done, by a clock that the work itself moves (ms). */
function outcome(
  msFor: (length: number, time: number) => number,
): [inProportion: boolean, times: number] {
  let [now, times] = [0, 0];
  vi.spyOn(process, 'cpuUsage').mockImplementation((before) => ({
    user: now - (before?.user ?? 0),
    system: 0,
  }));
  const work = (text: string) => (now += 1000 * msFor(text.length, times++));
  try {
    expectInProportion(long, textOf, work);
  } catch {
    return [false, times];
  }
  return [true, times];
}
/** Of a machine that is busy with something else half the time. */
const busy = (time: number) => (time % 8 < 4 ? 40 : 1);

it('takes work in proportion', () => {
  expect(outcome((length) => length / 100)).toEqual([true, 4]);
  expect(outcome((length) => (length * Math.log(length)) / 1000)).toEqual([true, 4]);
});

it('compares nothing that takes no time', () => {
  expect(outcome((length) => (length > 2 * short ? 36 : 0.01))).toEqual([true, 4]);
});

it('takes it on a busy machine, after some attempts', () => {
  const isLong = (length: number) => length > 2 * short;
  expect(
    outcome((length, time) => (length / 100) * (isLong(length) && time < 30 ? 40 : 1)),
  ).toEqual([true, 32]);
});

it('fails for work by the square, whatever else the machine does', () => {
  expect(outcome((length) => length ** 2 / 1e6)).toEqual([false, 48]);
  expect(outcome((length, time) => (length ** 2 / 1e6) * busy(time))).toEqual([false, 48]);
});

it('gives the work another text every time', () => {
  const texts: string[] = [];
  expectInProportion(long, textOf, (text) => texts.push(text));
  expect(new Set(texts).size).toBe(texts.length);
});
