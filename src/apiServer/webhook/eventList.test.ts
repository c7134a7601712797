import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event/auditEvent';
import { webhookCall } from './eventList';

const event: AuditEvent = {
  level: 'Request',
  auditID: 'x',
  stage: 'ResponseComplete',
  requestURI: '/a?b<c',
  verb: 'get',
  user: {},
  requestObject: { kind: 'Pod', b: 1 },
  requestReceivedTimestamp: '1970-01-01T00:00:00.000000Z',
  stageTimestamp: '1970-01-01T00:00:00.000000Z',
  annotations: { b: '1', a: '2' },
};
const item =
  '{"level":"Request","auditID":"x","stage":"ResponseComplete","requestURI":"/a?b\\u003cc","verb":"get","user":{},"requestObject":{"kind":"Pod","b":1},"requestReceivedTimestamp":"1970-01-01T00:00:00.000000Z","stageTimestamp":"1970-01-01T00:00:00.000000Z","annotations":{"a":"2","b":"1"}}';

it('sends what the webhook backend of Kubernetes 1.37.2 sent for these events', () => {
  const { body, bytes } = webhookCall('https://siem', [event, event]);
  expect(body).toBe(
    `{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[${item},${item}]}\n`,
  );
  expect(bytes).toBe(644);
});

describe('the address', () => {
  const rows: [string, string][] = [
    ['http://siem/audit/x/?a=b', 'http://siem/audit/x?timeout=30s'],
    ['https://siem:8443', 'https://siem:8443/?timeout=30s'],
    ['https://siem/', 'https://siem/?timeout=30s'],
  ];
  it.each(rows)('%s', (server, url) => expect(webhookCall(server, []).url).toBe(url));
});
