import { describe, expect, it } from 'vitest';
import type { Load } from './load';
import type { Receiver } from './receiver';
import type { BackendSettings } from './settings';
import { simulate } from './simulate';
import { second } from './tokenBucket';

const kb = 1024;
const webhook: BackendSettings = {
  kind: 'webhook',
  mode: 'batch',
  batch: {
    bufferSize: 10_000,
    maxBatchSize: 400,
    maxBatchWait: 30 * second,
    throttle: { qps: 10, burst: 15 },
    isAsync: true,
  },
  initialBackoff: 10 * second,
};
const log: BackendSettings = {
  kind: 'log',
  mode: 'blocking',
  batch: { bufferSize: 10_000, maxBatchSize: 1, maxBatchWait: 0, isAsync: false },
  initialBackoff: 0,
};
const both = [
  { stage: 'RequestReceived', bytes: kb },
  { stage: 'ResponseComplete', bytes: 2 * kb },
] as const;

const steadily = (perSecond: number, seconds = 60): Load => ({
  arrivals: [{ lasts: seconds * second, perSecond }],
  kinds: [{ share: 1, events: both }],
  handling: second / 100,
});

function totals(settings: BackendSettings, load: Load, receiver: Receiver, seed?: number) {
  const minute = 60 * second;
  const simulation = { settings, load, receiver, duration: minute, steps: 60 };
  return simulate({ ...simulation, ...(seed !== undefined && { seed }) }).totals;
}

const quick = { latency: second / 1000 };
const down = {
  latency: second / 1000,
  outages: [{ from: 0, to: Infinity, how: 'refuses' }],
} as const;

describe('in mode batch', () => {
  it('requests never wait, and what the buffer cannot take is dropped', () => {
    // 10 batches a second are 4,000 events; 12,000 come.
    const { delay, dropped, events, delivered, queued, held, inFlight, lost, requests } = totals(
      webhook,
      steadily(6000),
      quick,
    );
    expect([requests, delay, lost]).toEqual([360_000, 0, 0]);
    expect(dropped / events).toBeCloseTo(2 / 3 - 10_000 / 720_000, 1);
    expect(delivered + dropped + queued + held + inFlight).toBe(events);
  });
  it('a slow log drops events too', () => {
    const slow = { latency: second / 100 };
    const { delivered, dropped, queued } = totals({ ...log, mode: 'batch' }, steadily(1000), slow);
    expect([delivered, queued]).toEqual([5999, 9999]);
    expect(dropped).toBeGreaterThan(100_000);
  });
  it('a webhook that is down loses batches after five attempts', () => {
    const settings = { ...webhook, initialBackoff: second };
    const { lost, inFlight, delivered } = totals(settings, steadily(100), down);
    expect(delivered).toBe(0);
    // 1 s, 1.5 s, 2.25 s and 3.375 s, each a tenth longer: 8.9 s.
    expect(lost).toBeGreaterThan(10_000 - 400);
    expect(inFlight).toBeGreaterThan(1200);
  });
});

describe('in mode blocking', () => {
  it('a request waits for each of its events', () => {
    const { delay, ended, longestDelay, dropped } = totals(log, steadily(100), quick);
    expect(delay / ended).toBe(2 * quick.latency);
    expect([longestDelay, dropped]).toEqual([2 * quick.latency, 0]);
  });
  it('a disk that is too slow makes a queue, and the client a timeout', () => {
    const { waiting, longestDelay, dropped } = totals(log, steadily(100), { latency: second / 50 });
    expect(waiting).toBeGreaterThan(3000);
    expect(longestDelay).toBeGreaterThan(20 * second);
    expect(dropped).toBe(0);
  });
  it('errors are ignored, but a webhook that is down delays by all its retries', () => {
    const settings: BackendSettings = { ...webhook, mode: 'blocking', initialBackoff: second };
    const { failed, ended, delay } = totals(settings, steadily(10), down);
    expect(failed).toBe(0);
    // Twice 8.9 s.
    expect(delay / ended / second).toBeCloseTo(17.9, 1);
  });
  it('a request that waits for longer than a minute is answered with 504', () => {
    const settings: BackendSettings = { ...webhook, mode: 'blocking', initialBackoff: 4 * second };
    expect(totals(settings, steadily(1, 1), down).timedOut).toBe(0);
    const load = { ...steadily(10), arrivals: [0] };
    const simulation = { settings, load, receiver: down, duration: 100 * second, steps: 10 };
    expect(simulate(simulation).totals).toMatchObject({ timedOut: 1, ended: 1, lost: 2 });
  });
});

describe('in mode blocking-strict', () => {
  const strict: BackendSettings = { ...log, mode: 'blocking-strict' };
  it('a request fails whose first event could not be written, and generates no other', () => {
    const outage = { from: 30 * second, to: 40 * second, how: 'refuses' } as const;
    const { failed, lost, events } = totals(strict, steadily(10), { ...quick, outages: [outage] });
    // And one that had begun, whose second event is lost.
    expect([failed, lost, events]).toEqual([100, 100, 1100]);
  });
  it('none fails without RequestReceived', () => {
    const load = { ...steadily(10), kinds: [{ share: 1, events: both.slice(1) }] };
    expect(totals(strict, load, down)).toMatchObject({ failed: 0, delivered: 0 });
  });
});

describe('truncating', () => {
  const truncate = { maxEventSize: 100 * kb, maxBatchSize: 10_240 * kb };
  const kind = (bytes: number, truncatedBytes: number, share: number) => ({
    share,
    events: [{ stage: 'ResponseComplete', bytes, truncatedBytes }] as const,
  });
  it('removes bodies, then loses what is too large', () => {
    const kinds = [kind(kb, kb, 8), kind(200 * kb, kb, 1), kind(300 * kb, 200 * kb, 1)];
    const settings = { ...log, truncate };
    const { truncated, tooLarge, events } = totals(settings, { ...steadily(10), kinds }, quick);
    expect([truncated, tooLarge, events]).toEqual([60, 60, 540]);
  });
});

describe('what is random', () => {
  it('is the same for the same seed', () => {
    const flaky = { ...quick, failureShare: 0.5 };
    const settings = { ...webhook, initialBackoff: second / 10 };
    const [one, again, other] = [1, 1, 2].map((seed) =>
      totals(settings, steadily(100), flaky, seed),
    );
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
  });
});

it('steps add up to the totals', () => {
  const load = {
    ...steadily(50, 30),
    arrivals: [
      { lasts: 10 * second, perSecond: 0 },
      { lasts: 5 * second, perSecond: 1000 },
    ],
  };
  const { steps, totals: all } = simulate({
    settings: webhook,
    load,
    receiver: quick,
    duration: 60 * second,
    steps: 6,
  });
  expect(steps.map(({ requests }) => requests)).toEqual([0, 5000, 0, 0, 0, 0]);
  expect(all).toMatchObject({ requests: 5000, events: 10_000, delivered: 10_000, dropped: 0 });
});
