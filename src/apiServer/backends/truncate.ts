import type { AuditEvent } from '../../audit/event/auditEvent';
import { byteLength, logLine } from '../../audit/event/logLine';
import { reaches } from '../../audit/types';

/** Bytes, as the flags about truncating set them. Mirrors Config of plugin/pkg/audit/truncate. */
export interface TruncateConfig {
  maxEventSize: number;
  maxBatchSize: number;
}

/** The size of an event as JSON, with the newline. */
export interface EventSize {
  bytes: number;
  /** The size once it is truncated; absent below the level Request, where nothing can be removed. */
  truncatedBytes?: number;
}

/** Returns an event without the objects of request and response. Follows truncate of plugin/pkg/audit/truncate. */
export function truncated(event: AuditEvent): AuditEvent {
  const { requestObject: _, responseObject: _r, ...kept } = event;
  return { ...kept, annotations: { ...event.annotations, 'audit.k8s.io/truncated': 'true' } };
}

/** Returns the sizes of an event. */
export function eventSize(event: AuditEvent): EventSize {
  const bytes = byteLength(logLine(event));
  if (!reaches(event.level, 'Request')) return { bytes };
  return { bytes, truncatedBytes: byteLength(logLine(truncated(event))) };
}

/**
 * Returns how large an event is when it is passed on: truncated if it is too large; undefined if it is lost, because it
 * still is. A lost event is no failure: mode blocking-strict does not notice it.
 */
export function passedSize(event: EventSize, { maxEventSize }: TruncateConfig): number | undefined {
  const { bytes, truncatedBytes } = event;
  const size = bytes > maxEventSize ? (truncatedBytes ?? bytes) : bytes;
  return size > maxEventSize ? undefined : size;
}

/**
 * Returns the sizes in the batches that are passed on of one: each as large as possible, in order. The server truncates
 * before it buffers (wrapBackend in pkg/server/options/audit.go), so that each batch has one event there and is never
 * split. Follows ProcessEvents of plugin/pkg/audit/truncate.
 */
export function passedBatches(events: readonly EventSize[], config: TruncateConfig): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let batchSize = 0;
  for (const event of events) {
    const size = passedSize(event, config);
    if (size === undefined) continue;
    if (batch.length > 0 && batchSize + size > config.maxBatchSize) {
      batches.push(batch);
      batch = [];
      batchSize = 0;
    }
    batch.push(size);
    batchSize += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
