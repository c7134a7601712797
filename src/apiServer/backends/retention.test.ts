import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '../../audit/types';
import { containerLog, megabyte, retention, type Limit } from './retention';

/** Ten megabytes an hour: a file of 100 MB takes ten hours. */
const written = { bytesPerSecond: (10 * megabyte) / 3600 };
type Row = [
  string,
  [number, number, number],
  KubernetesVersion,
  [Limit, number, number, number, number],
];

describe('a log of 10 MB an hour', () => {
  const rows: Row[] = [
    // maxSize, maxBackups, maxAge → limit, hours at least, hours at most, files, MB
    ['CIS: 100 MB, 10 files, 30 days', [100, 10, 30], '1.37', ['maxBackups', 100, 110, 11, 1100]],
    ['limited by age', [100, 100, 30], '1.37', ['maxAge', 720, 730, 73, 7300]],
    ['age alone', [100, 0, 1], '1.37', ['maxAge', 30, 40, 4, 400]],
    ['the defaults from 1.36', [100, 100, 366], '1.36', ['maxBackups', 1000, 1010, 101, 10_100]],
    [
      'the defaults up to 1.35',
      [0, 0, 0],
      '1.35',
      ['none', Infinity, Infinity, Infinity, Infinity],
    ],
    ['size 0 up to 1.35 is 100 MB', [0, 1, 0], '1.35', ['maxBackups', 10, 20, 2, 200]],
    [
      'size 0 from 1.36: one file, no limit applies',
      [0, 1, 1],
      '1.36',
      ['no rotation', Infinity, Infinity, 1, Infinity],
    ],
    ['files larger than the age', [1000, 0, 1], '1.37', ['maxAge', 100, 200, 2, 2000]],
    ['one file, one day, 10 MB', [10, 1, 1], '1.37', ['maxBackups', 1, 2, 2, 20]],
    ['both limits alike', [100, 3, 1], '1.37', ['maxBackups', 30, 40, 4, 400]],
  ];
  it.each(rows)('%s', (_, [maxSize, maxBackups, maxAge], kubernetes, expected) => {
    const settings = { maxSize, maxBackups, maxAge, compress: false };
    const kept = retention(settings, written, kubernetes);
    const { limit, hoursAtLeast, hoursAtMost, files, bytes } = kept;
    expect([limit, hoursAtLeast, hoursAtMost, files, bytes / megabyte]).toEqual(expected);
  });
});

it('compresses rotated files', () => {
  const settings = { maxSize: 100, maxBackups: 10, maxAge: 0, compress: true };
  const kept = retention(settings, { ...written, compressedShare: 0.05 }, '1.37');
  expect(kept.bytes / megabyte).toBe(150);
});

it('keeps little of standard output', () => {
  const { hoursAtMost, files } = retention(containerLog, written, '1.37');
  expect([hoursAtMost, files]).toEqual([5, 5]);
});

describe('an event larger than a file', () => {
  const rows: [string, number, number, KubernetesVersion, boolean][] = [
    ['is lost', 1, megabyte + 1, '1.37', true],
    ['is written if it just fits', 1, megabyte, '1.37', false],
    ['is written without rotation', 0, 200 * megabyte, '1.36', false],
    ['is lost in a file of 100 MB, too', 0, 200 * megabyte, '1.35', true],
  ];
  it.each(rows)('%s', (_, maxSize, largestEvent, kubernetes, losesLargest) => {
    const settings = { maxSize, maxBackups: 1, maxAge: 0, compress: false };
    expect(retention(settings, { ...written, largestEvent }, kubernetes)).toMatchObject({
      losesLargest,
    });
  });
});

it('lasts for ever if nothing is written', () => {
  const settings = { maxSize: 100, maxBackups: 1, maxAge: 1, compress: false };
  expect(retention(settings, { bytesPerSecond: 0 }, '1.37')).toMatchObject({
    hoursAtLeast: Infinity,
    files: 2,
  });
});
