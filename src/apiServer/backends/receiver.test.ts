import { describe, expect, it } from 'vitest';
import { backoffWaits, callWebhook, webhookTimeout, type Receiver } from './receiver';
import { second, tokenBucket } from './tokenBucket';

describe('waits between attempts', () => {
  const rows: [string, (() => number) | undefined, number[]][] = [
    ['a tenth more without chance', undefined, [11, 16.5, 24.75, 37.125]],
    ['at least', () => 0, [10, 15, 22.5, 33.75]],
    ['a fifth more at most', () => 1, [12, 18, 27, 40.5]],
  ];
  it.each(rows)('%s', (_, random, waits) => {
    expect(backoffWaits(10 * second, random).map((wait) => wait / second)).toEqual(waits);
  });
});

describe('a call of the webhook', () => {
  const quick = { latency: second / 4 };
  const outage = (how: 'refuses' | 'hangs', to: number) => ({
    ...quick,
    outages: [{ from: 0, to: to * second, how }],
  });
  const rows: [string, Receiver, { ends: number; isDelivered: boolean; attempts: number }][] = [
    ['that is taken', quick, { ends: 0.25, isDelivered: true, attempts: 1 }],
    ['that is taken later', outage('refuses', 20), { ends: 27.75, isDelivered: true, attempts: 3 }],
    [
      'that is refused for too long',
      outage('refuses', 90),
      { ends: 89.375, isDelivered: false, attempts: 5 },
    ],
    [
      'that hangs, then is taken',
      outage('hangs', 20),
      { ends: 41.25, isDelivered: true, attempts: 2 },
    ],
    ['that always hangs', outage('hangs', 1e6), { ends: 239.375, isDelivered: false, attempts: 5 }],
    [
      'that takes longer than the limit',
      { latency: 31 * second },
      { ends: 239.375, isDelivered: false, attempts: 5 },
    ],
    [
      'that fails by chance',
      { ...quick, failureShare: 1 },
      { ends: 90.625, isDelivered: false, attempts: 5 },
    ],
  ];
  it.each(rows)('%s', (_, receiver, expected) => {
    const { ends, ...call } = callWebhook(0, 10 * second, receiver);
    expect({ ends: ends / second, ...call }).toEqual(expected);
  });
  it('has the limit of the server', () => expect(webhookTimeout).toBe(30 * second));
});

describe('a token bucket', () => {
  const rows: [string, [number, number], number[], number[]][] = [
    ['waits once the burst is used up', [10, 2], [0, 0, 0, 0.1], [0, 0, 0.1, 0.1]],
    ['refills up to the burst', [1, 2], [0, 0, 100, 100, 100], [0, 0, 0, 0, 1]],
    ['counts in float32, as the flag', [0.1, 1], [0, 0], [0, 9.999_999_85]],
  ];
  it.each(rows)('%s', (_, [qps, burst], times, waits) => {
    const accept = tokenBucket(qps, burst);
    expect(times.map((at) => accept(at * second) / second)).toEqual(waits);
  });
});
