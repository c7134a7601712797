import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { objectText, readAuditLog, whoText } from './auditLog';

const event = (fields: object) =>
  JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: 'a',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/shop/pods/web?x=1',
    verb: 'get',
    user: { username: 'jane' },
    requestReceivedTimestamp: '2026-11-30T09:00:00.000001Z',
    stageTimestamp: '2026-11-30T09:00:01.000000Z',
    ...fields,
  });
const started = event({ stage: 'ResponseStarted' });
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

test.each<[string, string, { requests: number; stages: number[]; lines: number; bad: number[] }]>([
  ['nothing', '', { requests: 0, stages: [], lines: 0, bad: [] }],
  ['one event', event({}), { requests: 1, stages: [1], lines: 1, bad: [] }],
  ['two stages', `${started}\n${event({})}\n`, { requests: 1, stages: [2], lines: 2, bad: [] }],
  [
    'an audit ID that another request has',
    `${event({})}\n${event({ requestReceivedTimestamp: '2026-11-30T09:00:02.000000Z' })}`,
    { requests: 2, stages: [1, 1], lines: 2, bad: [] },
  ],
  [
    'lines that are no events',
    `{"kind":\n\n${event({})}\r\n[]\nnull\n"x"\n{"kind":"Event"}\n${deep}\n${event({ stage: 'Later' })}`,
    { requests: 1, stages: [1], lines: 1, bad: [1, 4, 5, 6, 7, 8, 9] },
  ],
])('%s', (_name, text, { requests, stages, lines, bad }) => {
  const log = readAuditLog(text);
  expect(log.requests.length).toBe(requests);
  expect(log.requests.map(({ events }) => events.length)).toEqual(stages);
  expect(log).toMatchObject({ lines, bad });
});

test.each<[string, object, string, string]>([
  [
    'a pod',
    { objectRef: { resource: 'pods', namespace: 'shop', name: 'web' } },
    'jane',
    'pods web in shop',
  ],
  [
    'a subresource',
    {
      objectRef: { resource: 'pods', subresource: 'exec', name: 'web' },
      impersonatedUser: { username: 'leo' },
    },
    'jane as leo',
    'pods/exec web',
  ],
  ['no resource', { user: {} }, '', '/api/v1/namespaces/shop/pods/web'],
  [
    'wrong types',
    { user: [], objectRef: 'x', sourceIPs: 1, annotations: { a: 1 } },
    '',
    '/api/v1/namespaces/shop/pods/web',
  ],
])('says who and what: %s', (_name, fields, who, object) => {
  const [request] = readAuditLog(event(fields)).requests;
  expect(request && [whoText(request), objectText(request)]).toEqual([who, object]);
});

describe('the recorded log', () => {
  const text = readFileSync(join(import.meta.dirname, 'shop.jsonl'), 'utf8');
  const log = readAuditLog(text);

  it('is read whole', () => {
    expect(log.bad).toEqual([]);
    expect(log.lines).toBeGreaterThanOrEqual(300);
    expect(log.requests.flatMap(({ events }) => events).length).toBe(log.lines);
  });

  it('holds no password and no token', () => {
    expect(text).not.toMatch(/not-a-real-secret|bm90LWEtcmVhbC1zZWNyZXQ|eyJhbGci/);
  });
});
