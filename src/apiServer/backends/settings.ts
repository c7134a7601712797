import type { BatchConfig } from './buffered';
import type { TruncateConfig } from './truncate';

/** How a backend is configured. */
export interface BackendSettings {
  kind: 'log' | 'webhook';
  mode: 'batch' | 'blocking' | 'blocking-strict';
  /** Only used in mode batch. */
  batch: BatchConfig;
  /** Absent: events of any size are passed on. */
  truncate?: TruncateConfig;
  /** Nanoseconds; only used by the webhook. */
  initialBackoff: number;
}

/**
 * Reads how a backend is configured from the values of all flags about auditing, by name without dashes, with durations
 * in nanoseconds; they have passed the server's validation. What is no flag is as in the server: the webhook is called
 * beside the next batch, the log is not. Follows newBackend and wrapBackend of pkg/server/options/audit.go.
 */
export function backendSettings(
  kind: BackendSettings['kind'],
  values: ReadonlyMap<string, string | boolean | bigint | number>,
): BackendSettings {
  const at = (name: string) => values.get(`audit-${kind}-${name}`);
  const numberAt = (name: string) => Number(at(name) ?? 0);
  return {
    kind,
    mode: at('mode') as BackendSettings['mode'],
    batch: {
      bufferSize: numberAt('batch-buffer-size'),
      maxBatchSize: numberAt('batch-max-size'),
      maxBatchWait: numberAt('batch-max-wait'),
      isAsync: kind === 'webhook',
      ...(at('batch-throttle-enable') === true && {
        throttle: { qps: numberAt('batch-throttle-qps'), burst: numberAt('batch-throttle-burst') },
      }),
    },
    ...(at('truncate-enabled') === true && {
      truncate: {
        maxEventSize: numberAt('truncate-max-event-size'),
        maxBatchSize: numberAt('truncate-max-batch-size'),
      },
    }),
    initialBackoff: kind === 'webhook' ? numberAt('initial-backoff') : 0,
  };
}
