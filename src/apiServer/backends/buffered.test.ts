import { describe, expect, it } from 'vitest';
import { bufferedBackend, type BatchConfig } from './buffered';
import { second } from './tokenBucket';

/** Milliseconds in nanoseconds. */
const ms = (count: number) => count * 1e6;
const webhook: BatchConfig = {
  bufferSize: 10_000,
  maxBatchSize: 400,
  maxBatchWait: 30 * second,
  throttle: { qps: 10, burst: 15 },
  isAsync: true,
};
const log: BatchConfig = { bufferSize: 10_000, maxBatchSize: 1, maxBatchWait: 0, isAsync: false };

/** Offers events, all times in milliseconds, and stops. */
function run(config: BatchConfig, arrivals: readonly number[], latency: number, stop: number) {
  const batches: [number, number][] = [];
  const backend = bufferedBackend(config, (at, size) => {
    batches.push([at / 1e6, size]);
    return at + ms(latency);
  });
  const dropped = arrivals.filter((at) => !backend.offer(ms(at))).length;
  const ends = backend.stop(ms(stop)) / 1e6;
  return { batches, dropped, ends };
}

const every = (count: number, apart: number) =>
  Array.from({ length: count }, (_, index) => index * apart);

describe('sends a batch', () => {
  const rows: [string, BatchConfig, number[], [number, number][]][] = [
    [
      'when it is full',
      { ...webhook, maxBatchSize: 3 },
      [1, 2, 3, 4],
      [
        [3, 3],
        [30_003, 1],
      ],
    ],
    ['when the wait ends, counted from the last batch', webhook, [1, 2], [[30_000, 2]]],
    ['not if it is empty, and the wait begins again', webhook, [31_000], [[50_000, 1]]],
    [
      'after a full one, with a new wait',
      { ...webhook, maxBatchSize: 2 },
      [1000, 2000, 3000],
      [
        [2000, 2],
        [32_000, 1],
      ],
    ],
    [
      'of one event at once',
      log,
      [5, 20],
      [
        [5, 1],
        [20, 1],
      ],
    ],
    [
      'of what waits, without a wait',
      { ...webhook, maxBatchWait: 0 },
      [5, 20],
      [
        [5, 1],
        [20, 1],
      ],
    ],
  ];
  it.each(rows)('%s', (_, config, arrivals, batches) => {
    expect(run(config, arrivals, 5, 50_000)).toMatchObject({ batches, dropped: 0 });
  });
});

describe('throttles', () => {
  const config = { ...webhook, maxBatchSize: 1, throttle: { qps: 10, burst: 2 } };
  it('after the burst, and sends what has come meanwhile later', () => {
    expect(run(config, [0, 1, 2, 3], 5, 50_000).batches).toEqual([
      [0, 1],
      [1, 1],
      [100, 1],
      [200, 1],
    ]);
  });
  it('nothing without a throttle', () => {
    expect(run({ ...config, throttle: undefined }, [0, 1, 2, 3], 5, 9).batches.length).toBe(4);
  });
});

describe('drops events', () => {
  it('when the log is slower than they come', () => {
    // Each takes 10 ms, so after 1 s 100 are written and 5 wait; one is being written.
    const { batches, dropped } = run({ ...log, bufferSize: 5 }, every(1000, 1), 10, 1000);
    expect([batches.length, dropped]).toEqual([105, 895]);
  });
  it('when the throttle holds batches back', () => {
    const config = { ...webhook, bufferSize: 10, maxBatchSize: 10, throttle: { qps: 1, burst: 1 } };
    const { batches, dropped } = run(config, every(1000, 1), 0, 1000);
    expect(batches).toEqual([
      [9, 10],
      [1009, 10],
      [2009, 10],
    ]);
    expect(dropped).toBe(970);
  });
  it('not because the webhook is slow: batches are sent beside each other', () => {
    const { dropped } = run({ ...webhook, bufferSize: 1 }, every(5000, 1), 25_000, 5000);
    expect(dropped).toBe(0);
  });
});

describe('when it is stopped', () => {
  it('delivers what it holds, in full batches', () => {
    const config = { ...webhook, maxBatchSize: 2, isAsync: false, throttle: undefined };
    const { batches, ends } = run(config, [0, 1, 2, 3, 4, 5, 6], 100, 10);
    expect([batches, ends]).toEqual([
      [
        [1, 2],
        [101, 2],
        [201, 2],
        [301, 1],
      ],
      401,
    ]);
  });
});

it('tells what is queued and what is held', () => {
  const config = { ...webhook, maxBatchSize: 2, throttle: { qps: 1, burst: 1 } };
  const backend = bufferedBackend(config, (at) => at);
  const seen = [0, 1, 2, 3, 4].map((at) => {
    backend.offer(ms(at));
    return [backend.queued(), backend.held(ms(at))];
  });
  // The second batch waits for the throttle until 1,001 ms.
  expect(seen).toEqual([
    [0, 1],
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  backend.advance(ms(1002));
  expect([backend.queued(), backend.held(ms(1002))]).toEqual([0, 1]);
});
