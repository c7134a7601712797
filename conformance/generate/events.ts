import type { KubernetesVersion, Policy } from '../../src/audit/types.ts';
import type { CaseAuthorization, EventsCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { bodyOf, patchOf } from './body.ts';
import { oddText } from './json.ts';
import { policyOf, policyText } from './policy.ts';
import { methodOf } from './requestInfo.ts';
import { parseRequestUrl } from '../../src/audit/request/requestUrl.ts';
import { urlOf } from './url.ts';
import {
  acceptOf,
  addressesOf,
  admissionOf,
  authenticationOf,
  impersonationOf,
  latencyOf,
  withTimeout,
} from './chain.ts';
import { agentOf, impersonateOf, userOf } from './user.ts';

/*
 * Not generated, because no request can contain it or the answer is not the server's:
 * - source IPs of a connection spelled unlike Go
 * - header values with control characters or surrounding white space (HTTP does not transmit them)
 * - an empty audit ID (the server creates one), methods and URLs that net/http rejects
 * - status codes outside 100 to 999 after a timeout (without it, net/http panics)
 */

/** Generates a request with its response, and a policy that usually records it. */
export function eventsCase(
  random: Random,
  kubernetes: KubernetesVersion,
): Omit<EventsCase, 'id' | 'kubernetes'> {
  const [method, url] = targetOf(random);
  const isPatch = method === 'PATCH' || random.chance(0.05);
  const body = isPatch ? patchOf : bodyOf;
  const agent = random.chance(0.05) ? agentOf(random) : undefined;
  const latency = random.chance(0.1) && latencyOf(random);
  const user = agent?.user ?? (random.chance(0.12) ? null : userOf(random));
  return {
    op: 'events',
    policy: policyText(recordingPolicy(random, kubernetes)),
    auditID: random.chance(0.9)
      ? '5e1f0c1a-0000-4000-8000-000000000001'
      : `a${headerText(random)}${random.chance(0.3) ? '-'.repeat(80) : ''}b`,
    receivedAt: timeOf(random),
    stageAt: clockOf(random),
    request: {
      method,
      url,
      user,
      ...(random.chance(0.9) && { userAgent: userAgentOf(random) }),
      ...(random.chance(0.9) && { sourceIPs: random.some(ips, 0, 3) }),
      ...addressesOf(random),
      ...(random.chance(0.15) && { accept: acceptOf(random) }),
      ...(random.chance(0.1) && { clientCertificate: random.chance(0.8) }),
      ...(random.chance(user === null ? 0.7 : 0.05) && {
        authorizationHeader: random.pick(authorizationHeaders),
      }),
      ...(random.chance(0.25) && { impersonate: impersonateOf(random) }),
      ...(agent && { impersonate: agent.impersonate }),
      ...(random.chance(0.6) && { body: body(random) }),
      ...(isPatch && random.chance(0.9) && { patch: random.pick(patchTypes) }),
    },
    ...(random.chance(0.25) && { authentication: authenticationOf(random) }),
    ...(random.chance(0.4) && { impersonation: impersonationOf(random) }),
    ...(random.chance(0.7) && { authorization: authorizationOf(random) }),
    response: {
      ...(random.chance(0.95) && {
        code: random.pick(!latency && random.chance(0.05) ? oddCodes : codes),
      }),
      ...(random.chance(0.7) && { body: bodyOf(random) }),
      ...(random.chance(0.12) && {
        panic: random.chance(0.3) ? 'net/http: abort Handler' : oddText(random),
      }),
      ...(random.chance(0.3) && { started: random.chance(0.8) }),
      ...(random.chance(0.08) && { hijacked: random.chance(0.8) }),
    },
    ...(random.chance(0.2) && { admission: admissionOf(random) }),
    ...(random.chance(0.3) && { annotations: annotationsOf(random) }),
    ...(latency && { latency }),
  };
}

const codes = [0, 100, 101, 200, 200, 200, 201, 204, 404, 409, 500, 599, 999];
/** net/http panics if a handler sends one of these. */
const oddCodes = [-1, 1, 99, 1000, 2147483648, 4294967496, 4294967296];
const patchTypes = ['application/merge-patch+json', 'application/json-patch+json', ''];
const ips = ['10.0.0.7', '10.0.0.8', '::1', '2001:db8::7', 'fe80::1', '255.255.255.255', '0.0.0.0'];
const authorizationHeaders = [
  '',
  'Basic amFuZTpzZWNyZXQ=',
  'basic Og==',
  'BASIC amFuZQ==',
  'Basic amFuZTpzZWNyZXQ',
  'Basic  amFuZTpzZWNyZXQ=',
  'Basic',
  'Basic OjqP',
  'Basic Oj==',
  'Basic O/=',
  'Basic Oi8_',
  'Bearer abc',
  'bearer a b',
  'BEARER  x',
  'Bearer',
  'Bearer\u00a0x',
  'Bearerx y',
  'Negotiate x',
  'é',
];
const annotationKeys = [
  'authorization.k8s.io/decision',
  'authorization.k8s.io/reason',
  'pod-security.kubernetes.io/enforce-policy',
  'k8s.io/x',
  '10',
  '9',
  '__proto__',
  '',
  'é<',
  '\uffff',
  '🎉',
];

/** Generates a method and URL that reach the handlers. */
function targetOf(random: Random): [method: string, url: string] {
  for (;;) {
    const [method, url] = [methodOf(random), withTimeout(random, urlOf(random))];
    if (parseRequestUrl(method, url).problem === undefined) return [method, url];
  }
}

function recordingPolicy(random: Random, kubernetes: KubernetesVersion): Policy {
  const policy = policyOf(random, kubernetes, 2);
  const [first] = policy.rules;
  const level = random.pick(['Metadata', 'Request', 'RequestResponse', 'RequestResponse']);
  const { omitStages, omitManagedFields } = first ?? {};
  const last = {
    level,
    ...(omitStages && { omitStages }),
    ...(omitManagedFields !== undefined && { omitManagedFields }),
  };
  return { ...policy, rules: random.chance(0.3) ? [...policy.rules, last] : [last] };
}

function authorizationOf(random: Random): CaseAuthorization {
  const decision = random.chance(0.7) ? 'allow' : random.pick(['forbid', 'no opinion', '']);
  return {
    decision,
    ...(random.chance(0.8) && { reason: oddText(random) }),
    ...(random.chance(0.1) && { error: random.pick(['webhook down', '']) }),
  };
}

function annotationsOf(random: Random): Record<string, string> {
  const removed = random.chance(0.5) && { 'k8s.io/removed-release': '1.25' };
  return {
    ...Object.fromEntries(random.some(annotationKeys, 0, 3).map((key) => [key, oddText(random)])),
    ...(random.chance(0.2) && { 'k8s.io/deprecated': 'true', ...removed }),
  };
}

/** Generates a string without control characters, as in a header. */
function headerText(random: Random): string {
  return oddText(random).replace(/[\0-\x1f\x7f]/g, '');
}

/** Sometimes about 1,024 bytes long, so that the cut may fall inside a character. */
function userAgentOf(random: Random): string {
  if (random.chance(0.7)) return `kubectl/v1.36.0 ${headerText(random)}x`;
  const piece = random.pick(['a', 'é', '日', '🎉', '<', '"', '\u2028', '\ufffd', '\ud800']);
  const width = new TextEncoder().encode(piece).length;
  return (
    'u'.repeat(random.whole(0, 5)) +
    piece.repeat(Math.ceil(1020 / width)) +
    random.pick(['', 'ab', 'é!', '🎉'])
  );
}

const zones = ['Z', 'Z', '+02:00', '-07:30', '+14:00', '+23:59', '-00:00', '+00:00'];
const moments = [
  '2026-08-01T09:30:00',
  '1999-12-31T23:59:59',
  '2024-02-29T00:00:00',
  '1970-01-01T00:00:00',
  '9998-12-31T23:59:59',
  '0099-03-01T12:00:00',
];

/** Generates an RFC 3339 time with any zone and a fraction of any length. */
function timeOf(random: Random): string {
  const digits = random.pick([0, 0, 1, 2, 3, 6, 7, 9, 9, 12]);
  const fraction = Array.from({ length: digits }, () => random.pick(['0', '1', '9'])).join('');
  return random.pick(moments) + (digits > 0 ? `.${fraction}` : '') + random.pick(zones);
}

function clockOf(random: Random): EventsCase['stageAt'] {
  if (random.chance(0.7)) return timeOf(random);
  const stages = random.some(
    ['ResponseStarted', 'ResponseComplete', 'Panic', 'RequestReceived'],
    0,
    3,
  );
  return Object.fromEntries(stages.map((stage) => [stage, timeOf(random)]));
}
