import { eventSize } from '../../src/apiServer/backends/truncate.ts';
import type { AuditEvent } from '../../src/audit/event/auditEvent.ts';
import { logLine } from '../../src/audit/event/logLine.ts';
import type { TruncateCase } from '../protocol.ts';
import type { Random } from '../random.ts';

/** Generates a batch of events, with limits that are often just at the size of one of them, or of several. */
export function truncateCase(random: Random): Omit<TruncateCase, 'id' | 'kubernetes'> {
  const events = Array.from({ length: random.whole(0, 8) }, () => eventOf(random));
  const sizes = events.flatMap((event) => {
    const { bytes, truncatedBytes = bytes } = eventSize(event);
    return [bytes, truncatedBytes];
  });
  const near = (size: number) => Math.max(1, size + random.pick([-1, 0, 0, 1]));
  const maxEventSize = near(random.pick([...sizes, 100_000, 700]));
  const several = random.some(sizes.length > 0 ? sizes : [0], 1, 4);
  const maxBatchSize = Math.max(maxEventSize, near(several.reduce((sum, size) => sum + size, 0)));
  return { op: 'truncate', maxEventSize, maxBatchSize, events: events.map(logLine) };
}

function eventOf(random: Random): AuditEvent {
  const body = () => ({ kind: 'ConfigMap', data: { a: random.pick(['', 'é<', 'x'.repeat(300)]) } });
  return {
    level: random.pick(['Metadata', 'Request', 'RequestResponse']),
    auditID: 'a',
    stage: random.pick(['RequestReceived', 'ResponseComplete']),
    requestURI: random.pick(['/api', '/api/v1/namespaces/é?a=b&c=d']),
    verb: 'create',
    user: random.chance(0.1) ? {} : { username: 'jane', groups: ['system:authenticated'] },
    requestReceivedTimestamp: '2026-11-30T12:00:00.000000Z',
    stageTimestamp: '2026-11-30T12:00:00.000001Z',
    ...(random.chance(0.5) && { requestObject: body() }),
    ...(random.chance(0.5) && { responseObject: body() }),
    ...(random.chance(0.5) && { annotations: { 'authorization.k8s.io/decision': 'allow' } }),
  };
}
