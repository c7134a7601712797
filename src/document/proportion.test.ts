import { expect, it } from 'vitest';
import { hostileYaml } from '../testing/hostileYaml';
import { newestKubernetes } from '../audit/types';
import { readPolicy } from './readPolicy';

const size = 4_000;
const times = 8;
/** Work in proportion takes 8 times as long, work by the square 64 times. */
const atMost = 32;
/** Less cannot be compared. */
const comparableMs = 5;

it.each(Object.entries(hostileYaml))('%s: reading takes time in proportion', (_, textOf) => {
  const [short, long] = [size, size * times].map((length) => {
    const texts = [textOf(length), `${textOf(length)} `];
    return Math.min(...texts.map(timeToRead));
  });
  expect(long ?? 0).toBeLessThan(atMost * Math.max(short ?? 0, comparableMs));
});

/** Returns the processor time in ms. */
function timeToRead(text: string): number {
  const { user } = process.cpuUsage();
  readPolicy(text, newestKubernetes);
  return (process.cpuUsage().user - user) / 1000;
}
