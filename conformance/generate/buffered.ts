import type { BufferedCase } from '../protocol.ts';
import type { Random } from '../random.ts';

const second = 1_000_000_000;

/**
 * Generates a stream of events for the buffered backend. In three of four cases no two things happen at the same time, so
 * that the real backend has one answer. In the others events come in bursts and just when a wait ends: Go picks at
 * random then, and only the counts are compared.
 */
export function bufferedCase(random: Random): Omit<BufferedCase, 'id' | 'kubernetes'> {
  const together = random.chance(0.25);
  const isLog = random.chance(0.3);
  const events = random.whole(0, together ? 1000 : 250);
  const duration = random.pick([0.05, 1, 10, 60, 600]) * second;
  const maxBatchSize = isLog ? random.pick([1, 1, 5]) : random.pick([1, 2, 3, 10, 40, 400]);
  const arrivals = together
    ? burstsOf(random, events, duration)
    : Array.from({ length: events }, () => random.whole(0, duration)).toSorted((a, b) => a - b);
  const bufferSize = together
    ? largestBurst(arrivals) + random.pick([0, 10, 200])
    : random.pick([1, 2, 10, 50, 10_000]);
  return {
    op: 'buffered',
    bufferSize,
    maxBatchSize,
    maxBatchWait: maxBatchSize === 1 ? 0 : random.pick([0.01, 0.1, 1, 5, 30]) * second,
    ...(random.chance(isLog ? 0.2 : 0.8) && { throttle: throttleOf(random) }),
    async: !isLog,
    latency: random.pick([0, 1_000_003, 50_000_017, 2_000_000_011, 40_000_000_013]),
    arrivals,
    stop: duration + random.whole(0, 60 * second),
    together,
  };
}

function throttleOf(random: Random) {
  return {
    qps: random.pick([10, 10, 1, 0.3, 0.1, 3.3333333, 100, 7.77]),
    burst: random.pick([15, 1, 2, 5]),
  };
}

/** Several events at a time, at whole tenths of a second. */
function burstsOf(random: Random, events: number, duration: number): number[] {
  const tenth = second / 10;
  const times = Array.from(
    { length: random.whole(1, 20) },
    () => random.whole(0, Math.floor(duration / tenth)) * tenth,
  );
  return Array.from({ length: events }, () => random.pick(times)).toSorted((a, b) => a - b);
}

/** What comes at one time fits into the buffer: else it depends on the machine how much is taken out of it meanwhile. */
function largestBurst(arrivals: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const at of arrivals) sizes.set(at, (sizes.get(at) ?? 0) + 1);
  return Math.max(1, ...sizes.values());
}
