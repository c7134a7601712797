import { expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { hostileValues } from '../../testing/hostileValues';
import { check } from '../check';

const size = 4_000;
const times = 8;
/** Work in proportion takes 8 times as long, work by the square 64 times. */
const atMost = 32;
/** Less cannot be compared. */
const comparableMs = 8;

it.each(Object.entries(hostileValues))('%s: takes time in proportion', (_name, textOf) => {
  const [short, long] = [size, size * times].map((length) => {
    const texts = [textOf(length), `${textOf(length)} `];
    return Math.min(...texts.map(timeToCheck));
  });
  expect(long ?? 0).toBeLessThan(atMost * Math.max(short ?? 0, comparableMs));
});

/** Returns the processor time in ms. */
function timeToCheck(text: string): number {
  const { user } = process.cpuUsage();
  expect(check(text, newestKubernetes).problems).toBeDefined();
  return (process.cpuUsage().user - user) / 1000;
}
