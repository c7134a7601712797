import type { CaseAdmissionAnnotation, CaseImpersonation, CaseRight } from '../protocol.ts';
import type { Random } from '../random.ts';
import { oddText } from './json.ts';

/*
 * What the filters of the handler chain look at, apart from the user: timeouts, addresses, media types, rights to
 * impersonate, and what authenticators, admission plugins and slow layers add to the event.
 */

const timeouts = [
  '30s',
  '1m30s',
  '0',
  '0s',
  '-1s',
  '%2B5s',
  '1.5h',
  '.5s',
  '1.s',
  '999999h',
  '2562047h47m16.854775807s',
  '2562047h47m16.854775808s',
  '-2562047h47m16.854775808s',
  '9223372036854775808ns',
  '9223372036854775809ns',
  '0.9223372036854775807h',
  '0.99999999999999999999999s',
  '5us',
  '5%C2%B5s',
  '5%CE%BCs',
  '1ns',
  '',
  '30',
  '1',
  'abc',
  's',
  '.s',
  '-',
  '-.s',
  '+5s',
  '5S',
  '5 s',
  '5d',
  '1h30',
  '1e3s',
  '5%C3%A9',
  '5%ff',
  '5%e2%82',
  '%22%5C',
  '5%22%09',
  '5%7f',
  '0x1s',
  '3000000h',
  '1s1s1',
  '%F0%9F%8E%89',
];

/** Generates one or two timeout parameters for a URL; the first counts. */
export function withTimeout(random: Random, url: string): string {
  if (url.includes('#') || !random.chance(0.15)) return url;
  const some = random
    .some(timeouts, 1, 1)
    .concat(random.chance(0.15) ? random.some(timeouts, 1, 1) : []);
  const parameters = some.map((value) => `timeout=${value.replaceAll(' ', '%20')}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${parameters}`;
}

const forwarded = [
  '10.0.0.7',
  '10.0.0.7, 10.0.0.8',
  '10.0.0.7,10.0.0.7',
  'unknown, 10.0.0.8',
  'garbage',
  '10.0.0.7:443',
  '[::1]',
  '010.000.0.07',
  '10.0.0.256, 1.2.3',
  '::ffff:10.0.0.7, ::FFFF:a00:8',
  '00001::1',
  '12345::',
  'fe80::1%eth0',
  ' , ,',
  '1:2:3:4:5:6:7::',
  '1:2:3:4:5:6:7:8:9',
  '::1.2.3.04',
  '10.0.0.8\u00a0,\u2003::1',
  '1.2.3.16777216',
  '1.2.3.4.5',
  '0:0:0:0:0:0:0:00000000',
  '',
];

/** Generates X-Forwarded-For and X-Real-Ip. */
export function addressesOf(random: Random): { forwardedFor?: string; realIP?: string } {
  return {
    ...(random.chance(0.15) && { forwardedFor: random.pick(forwarded) }),
    ...(random.chance(0.15) && { realIP: random.pick(forwarded).trim() }),
  };
}

const accepted = [
  'application/json',
  'text/html',
  'text/html, */*',
  '*/*;q=0.1',
  '*',
  'application/*',
  'text/*',
  '*/json',
  'application/vnd.kubernetes.protobuf',
  'application/vnd.kubernetes.protobuf;stream=watch',
  'application/yaml;stream=watch',
  'application/yaml',
  'application/json;stream=watch',
  'application/json;stream=list',
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json',
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=',
  'application/json;as==',
  'application/json; sv=v1',
  'application/json;sv=',
  'application/json;profile=nopeer;pretty=1;x=y=z',
  ' application / json ',
  'application',
  'application/',
  'application/json/',
  'application/json/x',
  'APPLICATION/JSON',
  'application/cbor',
  'application/apply-patch+yaml',
  ',',
  ';',
  '',
];

/** Generates an Accept header. */
export function acceptOf(random: Random): string {
  return random.chance(0.8) ? random.pick(accepted) : random.some(accepted, 2, 3).join(',');
}

const modes = ['user-info', 'serviceaccount', 'arbitrary-node', 'associated-node'];
const resources = [
  'users',
  'users',
  'groups',
  'groups',
  'uids',
  'serviceaccounts',
  'nodes',
  'userextras/scopes',
  'userextras/a.io/x',
  'userextras/*',
  '*',
];
const names = ['*', 'jane', 'ops', 'web', 'n1', '42', '1', 'system:masters', ''];

/** Generates the authorizer's answers about an impersonation: all the same, or by rights. */
export function impersonationOf(random: Random): CaseImpersonation {
  const decision = random.chance(0.5) ? 'allow' : 'no opinion';
  return {
    decision: random.chance(0.3) ? decision : 'no opinion',
    ...(random.chance(0.6) && { reason: oddText(random) }),
    ...(random.chance(0.15) && { error: random.pick(['webhook down', '50%', '']) }),
    ...(random.chance(0.85) && {
      rights: Array.from({ length: random.whole(0, 4) }, () => rightOf(random)),
    }),
  };
}

function rightOf(random: Random): CaseRight {
  const mode = random.pick(modes);
  const verbs = random.pick([
    ['impersonate'],
    ['impersonate'],
    [`impersonate:${mode}`],
    [`impersonate-on:${mode}:${random.pick(['get', 'list', 'create'])}`],
    [
      `impersonate:${mode}`,
      ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'proxy', ''].map(
        (verb) => `impersonate-on:${mode}:${verb}`,
      ),
    ],
    ['*'],
    undefined,
  ]);
  return {
    ...(verbs && { verbs }),
    ...(random.chance(0.4) && { resources: random.some(resources, 0, 4) }),
    ...(random.chance(0.2) && { names: random.some(names, 0, 4) }),
  };
}

const authenticatorKeys = [
  'authentication.k8s.io/legacy-token',
  'authentication.k8s.io/stale-token',
  'authentication.k8s.io/legacy-token-invalidated',
  'authentication.k8s.io/legacy-token-manual-cleanup',
  'authentication.kubernetes.io/issued-credential-id',
  'authorization.k8s.io/decision',
  'k8s.io/x',
  '',
];

/** Generates what an authenticator adds to the event. */
export function authenticationOf(random: Random): { annotations: Record<string, string> } {
  const keys = random.some(authenticatorKeys, 0, 2);
  return { annotations: Object.fromEntries(keys.map((key) => [key, oddText(random)])) };
}

const admissionKeys = [
  'mutation.webhook.admission.k8s.io/round_0_index_0',
  'patch.webhook.admission.k8s.io/round_0_index_0',
  'failed-open.validating.webhook.admission.k8s.io/round_0_index_1',
  'validation.policy.admission.k8s.io/validation_failure',
  'pod-security.kubernetes.io/audit-violations',
  'k8s.io/x',
];

/** Generates what admission plugins add to the event. */
export function admissionOf(random: Random): CaseAdmissionAnnotation[] {
  return [...new Set(random.some(admissionKeys, 1, 3))].map((key) => ({
    key,
    value: oddText(random),
    level: random.pick(['Metadata', 'Metadata', 'Request', 'RequestResponse']),
  }));
}

const slowLayers = [
  'authentication',
  'impersonation',
  'authorization',
  'apf-queue-wait',
  'mutating-webhook',
  'validating-webhook',
  'etcd',
  'decode-response-object',
  'transform-response-object',
  'serialize-response-object',
  'response-write',
  'elsewhere',
  '',
];
const durations = [
  '0',
  '1ns',
  '1.5µs',
  '250ms',
  '499.999999ms',
  '500ms',
  '500.000001ms',
  '1s',
  '1m',
  '1h0m0.07s',
  '24h',
];

/** Generates how long the layers of a server take. */
export function latencyOf(random: Random): Record<string, string> {
  return Object.fromEntries(
    random.some(slowLayers, 1, 4).map((layer) => [layer, random.pick(durations)]),
  );
}
