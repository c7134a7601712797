import type { EventsCase } from '../protocol.ts';
import type { Random } from '../random.ts';

/** One request with its answer under a policy of one rule. */
export function eventsCase(random: Random): Omit<EventsCase, 'id' | 'kubernetes'> {
  const level = random.pick(['None', 'Metadata', 'Request', 'RequestResponse']);
  return {
    op: 'events',
    policy: `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"${level}"}]}`,
    auditID: 'a',
    receivedAt: '2026-01-01T00:00:00Z',
    stageAt: '2026-01-01T00:00:01Z',
    request: { method: 'GET', url: '/api/v1/pods', user: { username: 'jane' } },
    response: { code: 200 },
  };
}
