import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './auditEvent';
import { auditEvents, possibleStages, stageFates } from './event';
import type { Exchange } from './exchange';
import { logLine } from './logLine';
import type { RequestAuditConfig, Stage } from '../types';

function linesOf(fixture: string): string[] {
  return readFileSync(new URL(fixture, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}

interface Vector {
  name: string;
  config: RequestAuditConfig;
  exchange: Exchange;
  lines: string[];
}

/** Answers of the real filter chain and log backend of k8s.io/apiserver v0.36.6. */
const vectors = linesOf('event.vectors.jsonl').map((line) => JSON.parse(line) as Vector);

describe('auditEvents as the API server', () => {
  it.each(vectors)('$name', ({ config, exchange, lines }) => {
    expect(auditEvents(config, exchange).map(logLine)).toEqual(lines);
  });
});

/** Events of a real kube-apiserver 1.26.1 under one rule, RequestResponse, by request. */
const recorded = new Map<string, string[]>();
for (const line of linesOf('event.recorded.jsonl')) {
  const { auditID } = JSON.parse(line) as AuditEvent;
  recorded.set(auditID, [...(recorded.get(auditID) ?? []), line]);
}

describe('auditEvents as recorded', () => {
  it.each([...recorded])('%s', (_, lines) => {
    const exchange = exchangeOf(lines.map((line) => JSON.parse(line) as AuditEvent));
    const config: RequestAuditConfig = {
      level: 'RequestResponse',
      omitStages: [],
      omitManagedFields: false,
    };
    expect(auditEvents(config, exchange).map(logLine)).toEqual(lines);
  });
});

describe('stages', () => {
  const all: RequestAuditConfig = { level: 'Metadata', omitStages: [], omitManagedFields: false };
  const vector = (name: string): Exchange => vectors.find((row) => row.name === name)!.exchange;
  const rows: [string, Partial<RequestAuditConfig>, string, Stage[]][] = [
    ['a list', {}, '● · ● ·', ['RequestReceived', 'ResponseComplete']],
    [
      'a list',
      { omitStages: ['RequestReceived', 'Panic'] },
      '○ · ● ·',
      ['RequestReceived', 'ResponseComplete'],
    ],
    ['a list', { level: 'None' }, '· · · ·', ['RequestReceived', 'ResponseComplete']],
    ['a watch', {}, '● ● ● ·', ['RequestReceived', 'ResponseStarted', 'ResponseComplete']],
    ['forbidden watch', {}, '● ● ● ·', ['RequestReceived', 'ResponseStarted', 'ResponseComplete']],
    ['a panic keeps the request body', {}, '● · · ●', ['RequestReceived', 'Panic']],
    ['failed authentication, basic', {}, '· ● · ·', ['ResponseStarted']],
    [
      'failed authentication, basic',
      { omitStages: ['ResponseStarted'] },
      '· ○ · ·',
      ['ResponseStarted'],
    ],
  ];
  const marks = { recorded: '●', omitted: '○', never: '·' };
  it.each(rows)('%s %j', (name, change, expected, stages) => {
    const exchange = vector(name);
    const fates = Object.values(stageFates({ ...all, ...change }, exchange));
    expect(fates.map((fate) => marks[fate]).join(' ')).toBe(expected);
    expect(possibleStages(exchange)).toEqual(stages);
  });
});

it.each<[string, string, Partial<Exchange['response']>, null | undefined, Stage[]]>([
  [
    'a watch that writes nothing',
    '/api/v1/pods?watch=1',
    { code: 0 },
    undefined,
    ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  ],
  [
    'a watch that logs a Status and writes nothing',
    '/api/v1/pods?watch=1',
    { code: 0, body: { kind: 'Status', apiVersion: 'v1' } },
    undefined,
    ['RequestReceived', 'ResponseComplete'],
  ],
  ['failed authentication that writes nothing', '/api', { code: 0 }, null, []],
  ['a URL that gets a response 500', '/api/v1/watch', { code: 200 }, undefined, []],
])('the stages of %s', (_, url, response, user, expected) => {
  const { exchange } = vectors[0]!;
  const request = { ...exchange.request, url, ...(user === null && { user }) };
  const changed = { ...exchange, request, response: { ...exchange.response, ...response } };
  expect(possibleStages(changed)).toEqual(expected);
});

it('names a panic without a message', () => {
  const exchange = vectors.find((row) => row.name === 'a panic without RequestReceived')!.exchange;
  const [, panicked] = auditEvents(
    { level: 'Metadata', omitStages: [], omitManagedFields: false },
    { ...exchange, response: { code: 500, panic: true } },
  );
  expect(panicked?.responseStatus?.message).toMatch(/^APIServer panic'd: runtime error: /);
});

it('leaves late annotations out of ResponseStarted', () => {
  const exchange = vectors.find((row) => row.name === 'a watch')!.exchange;
  const annotations = { 'k8s.io/deprecated': 'true', 'apiserver.latency.k8s.io/total': '1s' };
  const events = auditEvents(
    { level: 'Metadata', omitStages: [], omitManagedFields: false },
    { ...exchange, annotations },
  );
  expect(events[1]?.annotations).not.toHaveProperty(['k8s.io/deprecated']);
  expect(events[2]?.annotations).toMatchObject(annotations);
});

it('records the constraint of an impersonation', () => {
  const exchange = vectors.find((row) => row.name === 'impersonated')!.exchange;
  const user = { username: 'eve', groups: ['system:authenticated'] };
  const impersonated = { user, constraint: 'impersonate:user-info' };
  const request = { ...exchange.request, impersonated };
  const lines = auditEvents(
    { level: 'Metadata', omitStages: ['RequestReceived'], omitManagedFields: false },
    { ...exchange, request },
  ).map(logLine);
  expect(lines[0]).toContain(
    '},"authenticationMetadata":{"impersonationConstraint":"impersonate:user-info"},"sourceIPs"',
  );
});

/** The exchange behind recorded events, read off the last of them. */
function exchangeOf(events: AuditEvent[]): Exchange {
  const last = events.at(-1)!;
  const {
    'authorization.k8s.io/decision': decision,
    'authorization.k8s.io/reason': reason = '',
    ...annotations
  } = last.annotations ?? {};
  const methods: Record<string, string> = {
    create: 'POST',
    update: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    deletecollection: 'DELETE',
    '': 'OPTIONS',
    post: 'POST',
  };
  const { username, ...user } = last.user;
  const code = last.responseStatus?.code ?? 0;
  return {
    auditID: last.auditID,
    receivedAt: last.requestReceivedTimestamp,
    stageAt: Object.fromEntries(events.map((event) => [event.stage, event.stageTimestamp])),
    request: {
      method: methods[last.verb] ?? 'GET',
      url: last.requestURI,
      userAgent: last.userAgent ?? '',
      sourceIPs: last.sourceIPs ?? [],
      user: username === undefined ? null : { username, ...user },
      ...(last.impersonatedUser && {
        impersonated: { user: { username: '', ...last.impersonatedUser } },
      }),
      ...('requestObject' in last && { body: last.requestObject }),
    },
    ...(decision && {
      authorization: { decision: decision === 'allow' ? 'allow' : 'forbid', reason },
    }),
    response: {
      code,
      hijacked: code === 101,
      ...('responseObject' in last && { body: last.responseObject }),
    },
    annotations,
  };
}
