import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '../../audit/types';
import { auditFlags, auditFlagValues } from '../flags/auditFlags';
import { parseArguments } from '../flags/parseArguments';
import { retentionSettings } from './retention';
import { backendSettings } from './settings';
import { second } from './tokenBucket';

/** The values of all flags after these arguments. */
const valuesOf = (args: string[], kubernetes: KubernetesVersion = '1.37') =>
  auditFlagValues(parseArguments(args, auditFlags(kubernetes)), kubernetes);

describe('a backend', () => {
  it('of the webhook, by default', () => {
    expect(backendSettings('webhook', valuesOf([]))).toEqual({
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
    });
  });
  it('of the log, by default', () => {
    expect(backendSettings('log', valuesOf([]))).toEqual({
      kind: 'log',
      mode: 'blocking',
      batch: { bufferSize: 10_000, maxBatchSize: 1, maxBatchWait: 0, isAsync: false },
      initialBackoff: 0,
    });
  });
  it('as its flags say', () => {
    const args = ['mode=blocking-strict', 'truncate-enabled', 'truncate-max-event-size=7'];
    const log = backendSettings('log', valuesOf(args.map((arg) => `--audit-log-${arg}`)));
    expect([log.mode, log.truncate]).toEqual([
      'blocking-strict',
      { maxEventSize: 7, maxBatchSize: 10 * 1024 * 1024 },
    ]);
    const given = ['batch-throttle-enable=false', 'batch-initial-backoff=5s', 'batch-max-wait=1m'];
    const webhook = backendSettings(
      'webhook',
      valuesOf(given.map((arg) => `--audit-webhook-${arg}`)),
    );
    expect(webhook.batch.throttle).toBeUndefined();
    expect([webhook.initialBackoff, webhook.batch.maxBatchWait]).toEqual([5 * second, 60 * second]);
  });
});

describe('retention', () => {
  const rows: [string, string[], KubernetesVersion, [number, number, number, boolean]][] = [
    ['by default from 1.36', [], '1.36', [100, 100, 366, false]],
    ['by default up to 1.35', [], '1.35', [0, 0, 0, false]],
    [
      'as its flags say',
      ['maxsize=10', 'maxbackup=2', 'maxage=5', 'compress'],
      '1.37',
      [10, 2, 5, true],
    ],
  ];
  it.each(rows)('%s', (_, args, kubernetes, expected) => {
    const values = valuesOf(
      args.map((arg) => `--audit-log-${arg}`),
      kubernetes,
    );
    const { maxSize, maxBackups, maxAge, compress } = retentionSettings(values);
    expect([maxSize, maxBackups, maxAge, compress]).toEqual(expected);
  });
});
