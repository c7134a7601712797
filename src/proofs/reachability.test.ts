import { expect, test } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { checkReachability } from '../testing/proofs/checkReachability';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import { reachability, type Reachability } from './reachability';

const of = (level: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ resources }],
});

/** Rules, and what is said of the last one. */
const rows: Record<string, [rules: PolicyRule[], answer: Partial<Reachability>]> = {
  'after a rule for everything': [
    [{ level: 'None' }, of('Metadata', 'pods')],
    { kind: 'covered', by: [0] },
  ],
  'after two rules that are everything together': [
    [
      { level: 'None', verbs: ['get', 'list', 'watch'] },
      { level: 'None', verbs: ['create', 'update'] },
      { level: 'Metadata', verbs: ['get', 'create'] },
    ],
    { kind: 'covered', by: [0, 1] },
  ],
  'anybody, after those with and without credentials': [
    [
      { level: 'None', userGroups: ['system:authenticated'] },
      { level: 'None', userGroups: ['system:unauthenticated'] },
      { level: 'Metadata' },
    ],
    // A failed login has no user.
    { kind: 'reached' },
  ],
  'two groups, after one of them': [
    [
      { level: 'None', userGroups: ['dev'] },
      { level: 'Metadata', userGroups: ['dev', 'ops'] },
    ],
    { kind: 'reached' },
  ],
  'a service account, after all of its namespace': [
    [
      { level: 'None', userGroups: ['system:serviceaccounts:a'] },
      { level: 'Metadata', users: ['system:serviceaccount:a:b'] },
    ],
    { kind: 'covered', by: [0] },
  ],
  'a namespace that cannot be, which a request can name all the same': [
    [{ level: 'None', namespaces: ['Prod', 'a b'] }],
    { kind: 'reached' },
  ],
  'a namespace that no path can name': [
    [{ level: 'None', namespaces: ['a/b'] }],
    { kind: 'empty' },
  ],
  'a verb that no request has': [[{ level: 'Metadata', verbs: ['*'] }], { kind: 'empty' }],
  'objects deleted together, by name': [
    [{ ...of('Metadata'), verbs: ['deletecollection'], resources: [named('pods', 'web')] }],
    { kind: 'empty' },
  ],
  'a resource with everything below it, after its parts': [
    [of('None', 'pods', 'pods/log', 'pods/exec'), of('Metadata', 'pods/*')],
    { kind: 'reached' },
  ],
  'below /api/v1/, after the path itself': [
    [
      { level: 'None', nonResourceURLs: ['/api/v1/'] },
      { level: 'Metadata', nonResourceURLs: ['/api/v1/*'] },
    ],
    { kind: 'reached' },
  ],
  'every URL, after every path': [
    [
      { level: 'None', nonResourceURLs: ['/*'] },
      { level: 'Metadata', nonResourceURLs: ['*'] },
    ],
    // The request line "GET * HTTP/1.1".
    { kind: 'reached' },
  ],
};

const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`);

test('of 1,000 users in 1,000 groups, what few of them say', () => {
  const rules = [990, 1000].map((groups) => ({
    ...{ level: 'None', users: many('user-', 1000), userGroups: many('group-', groups) },
  }));
  expect(reachability({ rules: rules.toReversed() })[1]).toEqual({ kind: 'covered', by: [0] });
  const [, found] = reachability({ rules });
  expect(found).toMatchObject({
    kind: 'reached',
    request: { user: { groups: ['group-990', 'system:authenticated'] } },
  });
});

test('450 names of 450 resources are undecided, and 500 URLs are not', () => {
  const resources = [{ resources: many('r', 450), resourceNames: many('n', 450) }];
  expect(reachability({ rules: [{ level: 'None', resources }] })).toEqual([{ kind: 'undecided' }]);
  const nonResourceURLs = many('/path-', 500).map((url) => `${url}*`);
  const rule = { level: 'None', nonResourceURLs };
  expect(reachability({ rules: [rule, rule] })[1]).toEqual({ kind: 'covered', by: [0] });
});

function named(resource: string, name: string) {
  return { resources: [resource], resourceNames: [name] };
}

test.each(Object.entries(rows))('%s', (_, [rules, answer]) => {
  expect(reachability({ rules }).at(-1)).toMatchObject(answer);
});

test('of random policies, what every request of a small world says', () => {
  const draw = drawFrom(3);
  const kinds: Record<string, number> = {};
  for (let world = 0; world < 6; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    for (let count = 0; count < 15; count++) {
      const rules = Array.from({ length: 2 + draw.next(6) }, () => drawRule(alphabet, draw));
      const { answers, contradictions } = checkReachability(rules, requests);
      expect(contradictions.map((each) => ({ rules, ...each }))).toEqual([]);
      for (const { kind } of answers) kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  }
  expect(Math.min(kinds.reached ?? 0, kinds.covered ?? 0, kinds.empty ?? 0)).toBeGreaterThan(30);
});
