import { expect, test } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import { policyOf } from '../../testing/exercises/policyOf';
import { differingRequest } from './differingRequest';

const read = (...rules: string[]) => {
  const { policy, error } = check(policyOf(rules), newestKubernetes).reading;
  if (!policy) throw new Error(error ?? 'rejected');
  return policy;
};

const pods = 'level: Request, resources: [{group: "", resources: [pods]}]';
const rest = 'level: Metadata';

test.each<[string, string[], string[]]>([
  [
    'rules in another order',
    [pods, rest],
    [pods, 'level: Metadata, resources: [{group: apps}]', rest],
  ],
  ['a rule in two', [pods, rest], [`${pods}, verbs: [get]`, pods, rest]],
  ['what only matters with a body', [rest], ['level: Metadata, omitManagedFields: true']],
])('finds none: %s', (_, first, second) => {
  expect(differingRequest(read(...first), read(...second), newestKubernetes)).toBeUndefined();
});

test.each<[string, string[], string[], string, (string | null)?]>([
  [
    'a subresource',
    [pods, rest],
    ['level: Request, resources: [{group: "", resources: [pods, "pods/*"]}]', rest],
    'POST /api/v1/namespaces/other/pods/other/proxy',
  ],
  [
    'a group',
    [rest],
    ['level: None, resources: [{group: example.com}]', rest],
    'GET /apis/example.com/v1/namespaces/other/widgets/other',
  ],
  [
    'a user',
    [rest],
    ['level: None, users: [eve], verbs: [watch]', rest],
    'GET /api/v1/namespaces/other/configmaps?watch=true',
    'eve',
  ],
  [
    'a member of two groups',
    ['level: None, userGroups: [a]', 'level: Request, userGroups: [b]'],
    ['level: Request, userGroups: [b]', 'level: None, userGroups: [a]'],
    'POST /api/v1/namespaces/other/configmaps',
  ],
  [
    'a service account',
    [rest],
    ['level: None, userGroups: ["system:serviceaccounts:dev"]', rest],
    'POST /api/v1/namespaces/other/configmaps',
    'system:serviceaccount:dev:app',
  ],
  [
    'a namespace',
    [rest],
    ['level: None, namespaces: [dev]', rest],
    'POST /api/v1/namespaces/dev/configmaps',
  ],
  [
    'requests without a namespace',
    [rest],
    ['level: None, namespaces: [""]', rest],
    'GET /api/v1/configmaps',
  ],
  [
    'a name',
    [rest],
    [
      'level: None, verbs: [get], resources: [{group: "", resources: [pods], resourceNames: [web]}]',
      rest,
    ],
    'GET /api/v1/namespaces/other/pods/web',
  ],
  [
    'a failed login',
    ['level: Metadata, verbs: [get]'],
    [
      'level: Metadata, verbs: [get], userGroups: ["system:authenticated"]',
      'level: Metadata, verbs: [get], users: ["system:anonymous"]',
    ],
    'GET /api/v1/namespaces/other/configmaps/other',
    null,
  ],
  [
    'the verb of a URL',
    ['level: Request, verbs: [get]', rest],
    ['level: Request, verbs: [get, post]', rest],
    'POST /api',
  ],
  ['a URL', [rest], ['level: None, nonResourceURLs: [/logs*]', rest], 'GET /logs/'],
  [
    'the stage of a failed login',
    ['level: Request'],
    ['level: Request, omitStages: [ResponseStarted]'],
    'POST /api/v1/namespaces/other/configmaps',
    null,
  ],
  [
    'managed fields',
    ['level: Request'],
    ['level: Request, omitManagedFields: true'],
    'POST /api/v1/namespaces/other/configmaps',
  ],
])('finds %s', (_, first, second, command, user = 'maria') => {
  const found = differingRequest(read(...first), read(...second), newestKubernetes);
  expect(found?.map(({ request }) => request.command)).toEqual([command, command]);
  expect(found?.[0].request.user?.username ?? null).toBe(user);
});
