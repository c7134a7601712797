import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event/auditEvent';
import { eventSize, passedBatches, passedSize, truncated } from './truncate';

const event: AuditEvent = {
  level: 'Request',
  auditID: 'a',
  stage: 'ResponseComplete',
  requestURI: '/',
  verb: 'create',
  user: {},
  requestObject: { kind: 'Pod' },
  responseObject: { kind: 'Status' },
  requestReceivedTimestamp: '',
  stageTimestamp: '',
  annotations: { a: 'b' },
};
const config = { maxEventSize: 100, maxBatchSize: 250 };

it('removes both objects, and says so', () => {
  const { requestObject, responseObject, annotations } = truncated(event);
  expect([requestObject, responseObject]).toEqual([undefined, undefined]);
  expect(annotations).toEqual({ a: 'b', 'audit.k8s.io/truncated': 'true' });
});

it('adds a note to an event without bodies, too, so that it gets larger', () => {
  const { requestObject: _, responseObject: _r, ...bare } = event;
  const { bytes, truncatedBytes = 0 } = eventSize(bare);
  expect(truncatedBytes - bytes).toBe(',"audit.k8s.io/truncated":"true"'.length);
});

it('cannot truncate metadata', () => {
  expect(eventSize({ ...event, level: 'Metadata' }).truncatedBytes).toBeUndefined();
});

describe('an event', () => {
  const rows: [string, number, number | undefined, number | undefined][] = [
    ['as large as allowed', 100, 20, 100],
    ['too large', 101, 20, 20],
    ['too large even truncated', 200, 101, undefined],
    ['of metadata that is too large', 101, undefined, undefined],
  ];
  it.each(rows)('%s', (_, bytes, truncatedBytes, size) => {
    const given = { bytes, ...(truncatedBytes !== undefined && { truncatedBytes }) };
    expect(passedSize(given, config)).toBe(size);
  });
});

it('splits a batch that is too large', () => {
  const events = [100, 100, 50, 60, 500].map((bytes) => ({ bytes }));
  expect(passedBatches(events, config)).toEqual([[100, 100, 50], [60]]);
});
