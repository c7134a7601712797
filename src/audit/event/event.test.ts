import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './auditEvent';
import { auditedAttributes, auditEvents, possibleStages, stageFates } from './event';
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
    ['a list', { level: 'None' }, '– · – ·', ['RequestReceived', 'ResponseComplete']],
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
  const marks = { recorded: '●', omitted: '○', unrecorded: '–', never: '·' };
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
  ['failed authentication', '/api', { code: 0 }, null, ['ResponseStarted']],
  ['a malformed timeout', '/api?timeout=30', {}, undefined, ['ResponseStarted']],
  [
    'a malformed timeout of a watch',
    '/api/v1/pods?watch=1&timeout=30',
    {},
    undefined,
    ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  ],
  [
    'a watch that panics after its headers',
    '/api/v1/pods?watch=1',
    { code: 200, panic: 'late', started: true },
    undefined,
    ['RequestReceived', 'ResponseStarted', 'Panic'],
  ],
  [
    'a watch that panics before its headers',
    '/api/v1/pods?watch=1',
    { code: 200, panic: 'early' },
    undefined,
    ['RequestReceived', 'Panic'],
  ],
  [
    'a get that panics after its headers',
    '/api/v1/nodes/n',
    { code: 200, panic: 'late', started: true },
    undefined,
    ['RequestReceived', 'Panic'],
  ],
  [
    'a watch with a code that net/http rejects',
    '/api/v1/pods?watch=1',
    { code: 1000 },
    undefined,
    ['RequestReceived', 'ResponseStarted', 'Panic'],
  ],
  ['a URL that gets a response 500', '/api/v1/watch', { code: 200 }, undefined, []],
])('the stages of %s', (_, url, response, user, expected) => {
  const { exchange } = vectors[0]!;
  const request = { ...exchange.request, url, ...(user === null && { user }) };
  const changed = { ...exchange, request, response: { ...exchange.response, ...response } };
  expect(possibleStages(changed)).toEqual(expected);
});

it.each(['Metadata', 'RequestResponse'] as const)(
  'names an object without its body: %s',
  (level) => {
    const { exchange } = vectors.find((row) => row.exchange.request.body === undefined)!;
    const url = '/api/v1/namespaces/a/pods';
    const objectRef = { name: 'web', uid: '7' };
    const request = { ...exchange.request, method: 'POST', url, objectRef };
    const [received, complete] = auditEvents(
      { level, omitStages: [], omitManagedFields: false },
      { ...exchange, request, response: { code: 201 } },
    );
    expect(received?.objectRef).toMatchObject({ namespace: 'a', name: '' });
    expect(complete?.objectRef).toMatchObject({ namespace: 'a', ...objectRef });
    expect(complete).not.toHaveProperty('requestObject');
  },
);

it('names a panic without a message', () => {
  const exchange = vectors.find((row) => row.name === 'a panic without RequestReceived')!.exchange;
  const [, panicked] = auditEvents(
    { level: 'Metadata', omitStages: [], omitManagedFields: false },
    { ...exchange, response: { code: 500, panic: true } },
  );
  expect(panicked?.responseStatus?.message).toMatch(/^APIServer panic'd: runtime error: /);
});

const metadata: RequestAuditConfig = {
  level: 'Metadata',
  omitStages: [],
  omitManagedFields: false,
};

describe('auditEvents, by filter', () => {
  const list: Exchange = {
    ...vectors.find((row) => row.name === 'a list')!.exchange,
    kubernetes: '1.37',
  };
  const sent = (request: Partial<Exchange['request']>, rest: Partial<Exchange> = {}): Exchange => ({
    ...list,
    ...rest,
    request: { ...list.request, ...request },
  });
  const last = (exchange: Exchange, level = metadata.level) =>
    auditEvents({ ...metadata, level }, exchange).at(-1);

  it('records a malformed timeout without a user', () => {
    const exchange = sent(
      { url: '/api/v1/pods?timeout=30' },
      { authentication: { annotations: { a: 'b' } } },
    );
    const [only, ...others] = auditEvents({ ...metadata, level: 'RequestResponse' }, exchange);
    const message =
      'invalid timeout specified in the request URL - time: missing unit in duration "30"';
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      stage: 'ResponseStarted',
      user: {},
      responseStatus: { status: 'Failure', message, reason: 'BadRequest', code: 400 },
      responseObject: { message },
    });
    expect(only?.annotations).toBeUndefined();
    expect(auditedAttributes(exchange.request).user).toBeNull();
  });

  it('keeps the annotations of authenticators in every event', () => {
    const annotations = { 'authentication.k8s.io/legacy-token': 'a/b' };
    const events = auditEvents(metadata, { ...list, authentication: { annotations } });
    expect(events.map((event) => event.annotations)).toMatchObject([annotations, annotations]);
    const failed = sent({ user: null }, { authentication: { annotations } });
    expect(last(failed)?.annotations).toEqual(annotations);
  });

  it('records an authorizer that fails', () => {
    const event = last({ ...list, authorization: { decision: 'error', reason: 'why' } });
    expect(event?.responseStatus).toEqual({ code: 500 });
    expect(event?.annotations).toEqual({ 'authorization.k8s.io/reason': 'internal error' });
  });

  it.each(['Metadata', 'Request'] as const)('records admission annotations at %s', (level) => {
    const admission = [
      { key: 'mutation.webhook.admission.k8s.io/a', value: 'm', level: 'Metadata' as const },
      { key: 'patch.webhook.admission.k8s.io/a', value: 'p', level: 'Request' as const },
    ];
    const { annotations = {} } = last({ ...list, admission }, level) ?? {};
    const keys = Object.keys(annotations).filter((key) => key.includes('admission'));
    expect(keys).toEqual(admission.slice(0, level === 'Metadata' ? 1 : 2).map(({ key }) => key));
  });

  it('has no Status in the event if the client wants HTML', () => {
    const accept = 'text/html';
    const forbid = { authorization: { decision: 'forbid' as const, reason: '' } };
    expect(last(sent({ accept }, forbid))?.responseStatus).toEqual({ code: 403 });
    expect(last(sent({ accept, user: null }))?.responseStatus).toEqual({
      message: 'Authentication failed, no credentials provided',
      code: 401,
    });
  });

  it('names the layers of a slow request', () => {
    const prefix = 'apiserver.latency.k8s.io/';
    const latencyOf = (latency: Record<string, string>, change: Partial<Exchange> = {}) =>
      Object.entries(last({ ...list, latency, ...change })?.annotations ?? {})
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => `${key.slice(prefix.length)} ${value}`);
    expect(latencyOf({ etcd: '500ms' })).toEqual([]);
    expect(latencyOf({ etcd: '400ms', '': '200ms', authentication: '1ms' })).toEqual([
      'authentication 1ms',
      'etcd 400ms',
      'total 601ms',
    ]);
    expect(latencyOf({ authentication: '1s' }, { kubernetes: '1.32' })).toEqual([]);
    expect(latencyOf({ '': '1m' })).toEqual([]);
    const forbid = { authorization: { decision: 'forbid' as const, reason: '' } };
    expect(latencyOf({ etcd: '1s', authorization: '2s' }, forbid)).toEqual([
      'authorization 2s',
      'total 2s',
    ]);
    const { request } = sent({ url: '/api/v1/pods?watch=1' });
    expect(latencyOf({ etcd: '1s' }, { request })).toEqual([]);
  });
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
