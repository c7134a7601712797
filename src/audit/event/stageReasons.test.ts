import { describe, expect, it } from 'vitest';
import { stageFates } from './event';
import type { Exchange } from './exchange';
import { auditConfig } from '../evaluator';
import { stageReasons } from './stageReasons';
import type { Policy } from '../types';

const get: Exchange = {
  auditID: 'a',
  receivedAt: '2026-11-21T09:30:00Z',
  stageAt: '2026-11-21T09:30:01Z',
  request: {
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web',
    userAgent: '',
    sourceIPs: [],
    user: { username: 'jane' },
  },
  authorization: { decision: 'allow', reason: '' },
  response: { code: 200 },
};
const at = (url: string, response: Exchange['response'] = { code: 200 }): Exchange => ({
  ...get,
  request: { ...get.request, url },
  response,
});
const log = '/api/v1/namespaces/prod/pods/web/log';
const exec = '/api/v1/namespaces/prod/pods/web/exec?command=sh';
const nobody: Exchange = {
  ...get,
  request: { ...get.request, user: null },
  response: { code: 401 },
};
const forbidden: Exchange = {
  ...at(log, { code: 403, panic: true }),
  authorization: { decision: 'forbid', reason: '' },
};
const status = { kind: 'Status', apiVersion: 'v1', status: 'Success' };

const [arrival, whole] = ['on arrival, before the body is read', 'response fully sent'];
const [short, calm] = ['never: not a long-running request', 'never: no panic'];
const none = 'level None: nothing is recorded';
const unauthenticated = 'never: authentication fails, only ResponseStarted is recorded';
const malformed = 'never: the timeout parameter is malformed, only ResponseStarted is recorded';
const early = 'never: the request is rejected before auditing starts';
const instead = 'never: the handler panics, Panic is recorded instead';

/** The policy, the index of the matching rule, the exchange, and the four reasons. */
const all: Policy = { rules: [{ level: 'Metadata' }] };
const omitting: Policy = {
  omitStages: ['RequestReceived', 'ResponseStarted'],
  rules: [
    { level: 'None' },
    { level: 'Metadata', omitStages: ['ResponseStarted', 'ResponseComplete'] },
  ],
};
const rows: [string, Policy, number | undefined, Exchange, [string, string, string, string]][] = [
  ['a get', all, 0, get, [arrival, short, whole, calm]],
  ['a log', all, 0, at(log), [arrival, 'headers sent, body still streaming', whole, calm]],
  [
    'an exec',
    all,
    0,
    at(exec, { code: 101, hijacked: true }),
    [arrival, 'when the connection is taken over', 'the connection is closed', calm],
  ],
  [
    'stages omitted by policy, by both, by the rule',
    omitting,
    1,
    at(log),
    [
      'omitted by the policy (omitStages)',
      'omitted by the policy and rule 2',
      'omitted by rule 2',
      calm,
    ],
  ],
  ['level None of a rule', omitting, 0, get, [none, short, none, calm]],
  ['no rule', { rules: [] }, undefined, at(log), [none, none, none, calm]],
  [
    'a panic',
    all,
    0,
    at(get.request.url, { code: 200, panic: true }),
    [arrival, short, instead, 'the handler panics'],
  ],
  [
    'a panic of a long-running request',
    all,
    0,
    at(log, { code: 200, panic: 'boom' }),
    [arrival, 'never: the handler panics before it responds', instead, 'the handler panics'],
  ],
  [
    'forbidden before it could panic',
    all,
    0,
    forbidden,
    [
      arrival,
      'headers sent, body still streaming',
      whole,
      'never: the request is rejected before its handler runs',
    ],
  ],
  [
    'a failed login',
    all,
    0,
    nobody,
    [unauthenticated, 'authentication fails', unauthenticated, unauthenticated],
  ],
  [
    'a failed login, whatever a handler would have written',
    all,
    0,
    { ...nobody, response: { code: 0 } },
    [unauthenticated, 'authentication fails', unauthenticated, unauthenticated],
  ],
  [
    'a malformed timeout',
    all,
    0,
    at('/api/v1/pods?timeout=30'),
    [malformed, 'the timeout parameter is malformed', malformed, malformed],
  ],
  [
    'a log that breaks off',
    all,
    0,
    at(log, { code: 200, panic: 'net/http: abort Handler', started: true }),
    [
      arrival,
      'headers sent, body still streaming',
      instead,
      'the handler panics after it has responded',
    ],
  ],
  [
    'an authorizer that fails',
    all,
    0,
    { ...at(log), authorization: { decision: 'error', reason: '' } },
    [arrival, 'headers sent, body still streaming', whole, calm],
  ],
  [
    'a logged Status without a header',
    all,
    0,
    at(log, { code: 0, body: status }),
    [arrival, 'never: no header is written', 'the connection is closed', calm],
  ],
  [
    'no header at all',
    all,
    0,
    at(log, { code: 0 }),
    [arrival, 'at the end, because no header is written', 'the connection is closed', calm],
  ],
  [
    'forbidden, whatever the handler would have written',
    all,
    0,
    { ...forbidden, response: { code: 0 } },
    [arrival, 'headers sent, body still streaming', whole, calm],
  ],
  ['a URL that the server rejects', all, 0, at('/api/v1/watch'), [early, early, early, early]],
];

describe('stageReasons', () => {
  it.each(rows)('%s', (_, policy, rule, exchange, expected) => {
    const decision = {
      ...auditConfig(policy, rule === undefined ? undefined : policy.rules[rule]),
      rule,
    };
    const reasons = stageReasons(policy, decision, exchange);
    expect(reasons.map(({ why }) => why)).toEqual(expected);
    expect(Object.fromEntries(reasons.map(({ stage, fate }) => [stage, fate]))).toEqual(
      stageFates(decision, exchange),
    );
  });
});
