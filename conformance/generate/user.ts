import { unescape } from '../../src/audit/request/requestUrl.ts';
import type { CaseUser } from '../protocol.ts';
import type { Random } from '../random.ts';
import { oddText } from './json.ts';

const names = [
  'jane',
  'jane',
  'kubernetes-admin',
  'system:anonymous',
  'system:serviceaccount:dev:web',
  'system:serviceaccount:kube-system:agent',
  'system:serviceaccount:dev:we.b',
  'system:serviceaccount:Dev:web',
  'system:serviceaccount:dev:',
  'system:serviceaccount::web',
  'system:serviceaccount:dev:web:x',
  'system:serviceaccount:d.ev:web',
  `system:serviceaccount:${'n'.repeat(63)}:a`,
  `system:serviceaccount:${'n'.repeat(64)}:a`,
  'system:node:n1',
  'system:node:n2.example.com',
  'system:node:N1',
  'system:node:',
  `system:node:${'n'.repeat(253)}`,
  `system:node:${'n'.repeat(254)}`,
  'system:masters',
  'é <&>"',
];
const groups = [
  'ops',
  'ops',
  'system:masters',
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
  'system:nodes',
  '',
  'é<',
];
/** The claims of a service account token that is bound to a pod. */
const nodeClaim = 'authentication.kubernetes.io/node-name';
const nodes = ['n1', 'n2.example.com', 'N1', 'n1'];
const uids = ['', '42', 'u-1', 'é'];
const extraKeys = [
  nodeClaim,
  'scopes',
  '\uffff',
  '🎉',
  '10',
  '9',
  '__proto__',
  'constructor',
  '',
  'A.io/X',
  'é<',
];

/** Generates the user who sends a request. */
export function userOf(random: Random): CaseUser {
  const key = random.pick(['username', 'name', 'user']);
  const value = () => random.pick(['n1', 'n2.example.com', '', oddText(random)]);
  const extra = () =>
    Object.fromEntries(
      random
        .some(extraKeys, 0, 3)
        .map((name) => [name, Array.from({ length: random.whole(0, 2) }, value)]),
    );
  return {
    ...(random.chance(0.97) && { [key]: random.pick(names) }),
    ...(random.chance(0.3) && { uid: random.pick(uids) }),
    ...(random.chance(0.7) && { groups: random.some(groups, 0, 3) }),
    ...(random.chance(0.4) && { extra: extra() }),
  };
}

/** Generates a service account whose token names the node of its pod, and the node that it impersonates. */
export function agentOf(random: Random): { user: CaseUser; impersonate: CaseUser } {
  const claim = random.some(nodes, 0, 2);
  const user = {
    username: random.pick([...names.slice(4, 6), 'jane']),
    extra: { [nodeClaim]: random.chance(0.8) ? claim.slice(0, 1) : claim },
  };
  const impersonate = {
    username: `system:node:${random.pick(nodes)}`,
    ...(random.chance(0.1) && { groups: random.some(groups, 0, 1) }),
    ...(random.chance(0.05) && { uid: random.pick(uids) }),
  };
  return { user, impersonate };
}

/** What follows Impersonate-Extra- in a header name: an HTTP token, with other characters escaped by "%". */
const headerNames = [
  'scopes',
  'Scopes',
  'a.io%2fx',
  'A.io%2Fy',
  'example.com%2f%41',
  'a%2fb%2fc',
  '%2fa',
  'a.io%2f',
  'a.io%2f%20',
  'a.io%2f%c3%a9',
  '%c3%a9',
  '%ff',
  '%zz',
  '%',
  '10',
  '9',
  '__proto__',
  'a+b',
  'a.io%2fx+%2b',
  '',
  'authentication.kubernetes.io%2fnode-name',
];

/**
 * Generates the Impersonate-* headers. No two extra names mean the same key, because Go would read the headers in
 * random order. Without a user name, the other headers are an error that lists them in random order.
 */
export function impersonateOf(random: Random): CaseUser {
  const extra = new Map<string, [string, string[]]>();
  for (const name of random.some(headerNames, 0, 3)) {
    const lower = name.toLowerCase();
    extra.set(unescape(lower) ?? lower, [name, random.some(['1', '2', '', 'é'], 0, 2)]);
  }
  const isNamed = random.chance(0.95);
  const sent = [...extra.values()].slice(0, isNamed ? 3 : 1);
  return {
    ...(isNamed && { username: random.pick(names) }),
    ...(random.chance(0.2) && { uid: random.pick(uids) }),
    ...(random.chance(0.4) && { groups: random.some(groups, 0, 3) }),
    ...(random.chance(0.3) && { extra: Object.fromEntries(sent) }),
  };
}
