import { describe, expect, it } from 'vitest';
import { impersonate, type Impersonated } from './impersonation';
import type { Authorize } from './impersonationQuestions';
import { requestInfo } from './requestInfo';
import type { KubernetesVersion, UserInfo } from '../types';

const admin: UserInfo = { username: 'kubernetes-admin', groups: ['kubeadm:cluster-admins'] };
const agent: UserInfo = {
  username: 'system:serviceaccount:kube-system:agent',
  extra: { 'authentication.kubernetes.io/node-name': ['n1'] },
};
const account = 'system:serviceaccount:prod:web';
const accountGroups = ['system:serviceaccounts', 'system:serviceaccounts:prod'];

const list = requestInfo('GET', '/api/v1/namespaces/dev/pods');

/** Returns whom a cluster admin impersonates, or another caller. */
function impersonated(
  headers: UserInfo,
  caller: UserInfo,
  kubernetes: KubernetesVersion,
): Impersonated {
  return impersonate(headers, caller, list, kubernetes) as Impersonated;
}

/** name, headers, the groups in the event since 1.36 and before, the constraint since 1.36. */
const rows: [string, UserInfo, string[], string[], string | undefined][] = [
  ['a person', { username: 'eve' }, [], [], 'user-info'],
  ['a person in a group', { username: 'eve', groups: ['ops'] }, ['ops'], ['ops'], 'user-info'],
  ['a service account', { username: account }, accountGroups, accountGroups, 'serviceaccount'],
  ['in a group of its own', { username: account, groups: ['ops'] }, ['ops'], ['ops'], undefined],
  ['with a uid', { username: account, uid: '7' }, accountGroups, accountGroups, undefined],
  ['not an account: upper case', { username: `${account}X` }, [], [], 'user-info'],
  ['a node', { username: 'system:node:n1' }, ['system:nodes'], [], 'arbitrary-node'],
  ['in a group', { username: 'system:node:n1', groups: ['g'] }, ['g'], ['g'], undefined],
  ['extra', { username: 'eve', extra: { 'a.io/x': ['1'] } }, [], [], 'user-info'],
  ['a short extra key', { username: 'eve', extra: { scopes: ['1'] } }, [], [], undefined],
  [
    'system:masters',
    { username: 'eve', groups: ['system:masters'] },
    ['system:masters'],
    ['system:masters'],
    undefined,
  ],
];

describe('impersonated', () => {
  it.each(rows)('%s', (_, headers, since, before, mode) => {
    const everybody = 'system:authenticated';
    const now = impersonated(headers, admin, '1.36');
    expect(now.user.groups).toEqual([...since, everybody]);
    expect(now.constraint).toBe(mode && `impersonate:${mode}`);
    const then = impersonated(headers, admin, '1.35');
    expect(then.user.groups).toEqual([...before, everybody]);
    expect(then.constraint).toBeUndefined();
  });

  it.each([
    ['nobody', { username: 'system:anonymous' }, ['system:unauthenticated']],
    [
      'nobody in a group',
      { username: 'system:anonymous', groups: ['g'] },
      ['g', 'system:unauthenticated'],
    ],
    [
      'a person said to be unauthenticated',
      { username: 'eve', groups: ['system:unauthenticated'] },
      ['system:unauthenticated'],
    ],
    [
      'a person said to be authenticated',
      { username: 'eve', groups: ['system:authenticated', 'g'] },
      ['system:authenticated', 'g'],
    ],
  ])('the group of %s', (_, headers, groups) => {
    expect(impersonated(headers, admin, '1.36').user.groups).toEqual(groups);
  });

  it('recognizes the node that a service account runs on', () => {
    const constraintFor = (username: string) =>
      impersonated({ username }, agent, '1.36').constraint;
    expect(constraintFor('system:node:n1')).toBe('impersonate:associated-node');
    expect(constraintFor('system:node:n2')).toBe('impersonate:arbitrary-node');
  });

  it('reads extra keys as header names: lower case, decoded, and only with values', () => {
    const extra = { 'A.io%2fX': ['1'], empty: [], 'bad%zz': ['2'] };
    expect(impersonated({ username: 'eve', extra }, admin, '1.36').user.extra).toEqual({
      'a.io/x': ['1'],
      'bad%zz': ['2'],
    });
  });
});

it.each([
  [
    'eve',
    '1.36',
    'pods is forbidden: User "kubernetes-admin" cannot impersonate-on:user-info:list resource "pods" in API group "" in the namespace "dev": no',
  ],
  [
    'eve',
    '1.35',
    'users "eve" is forbidden: User "kubernetes-admin" cannot impersonate resource "users" in API group "" at the cluster scope: no',
  ],
  [
    account,
    '1.35',
    'serviceaccounts "web" is forbidden: User "kubernetes-admin" cannot impersonate resource "serviceaccounts" in API group "" in the namespace "prod": no',
  ],
] as const)('rejects impersonating %s in %s', (username, kubernetes, message) => {
  const nothing: Authorize = () => ({ allowed: false, reason: 'no' });
  expect(impersonate({ username }, admin, list, kubernetes, nothing)).toMatchObject({
    refused: { message, code: 403 },
  });
});

/** name, headers, the rights as "verb resource" or "verb resource name", what they give in 1.36. */
const node = 'system:node:n1';
it.each<[string, UserInfo, string[], string]>([
  ['the classic verb', { username: 'eve' }, ['impersonate users'], ''],
  [
    'the constrained verbs',
    { username: 'eve' },
    ['impersonate-on:user-info:list pods', 'impersonate:user-info users'],
    'impersonate:user-info',
  ],
  [
    'both',
    { username: 'eve' },
    ['impersonate users', 'impersonate-on:user-info:list pods', 'impersonate:user-info users'],
    'impersonate:user-info',
  ],
  [
    'the verb for another request',
    { username: 'eve' },
    ['impersonate-on:user-info:get pods', 'impersonate:user-info users'],
    'pods is forbidden: User "kubernetes-admin" cannot impersonate-on:user-info:list resource "pods" in API group "" in the namespace "dev": no',
  ],
  [
    'users without groups',
    { username: 'eve', groups: ['ops'] },
    ['impersonate-on:user-info:list pods', 'impersonate:user-info users'],
    'groups.authentication.k8s.io "ops" is forbidden: User "kubernetes-admin" cannot impersonate:user-info resource "groups" in API group "authentication.k8s.io" at the cluster scope: no',
  ],
  [
    'all of four groups at once',
    { username: 'eve', groups: ['a', 'b', 'c', 'd'] },
    [
      'impersonate-on:user-info:list pods',
      'impersonate:user-info users',
      'impersonate:user-info groups *',
    ],
    'impersonate:user-info',
  ],
  [
    'a uid with the classic verb',
    { username: 'eve', uid: '7' },
    ['impersonate users', 'impersonate uids 7'],
    '',
  ],
  [
    'extra with the classic verb, part of it constrained',
    { username: 'eve', extra: { 'a.io%2Fx': ['1'] } },
    ['impersonate users', 'impersonate userextras/a.io/x', 'impersonate:user-info users'],
    '',
  ],
  [
    'a key that constrained impersonation never allows',
    { username: 'eve', extra: { scopes: ['1'] } },
    ['impersonate-on:user-info:list pods', 'impersonate:user-info users'],
    'userextras.authentication.k8s.io is forbidden: User "kubernetes-admin" cannot impersonate:user-info resource "userextras" in API group "authentication.k8s.io" at the cluster scope: impersonating an invalid key in extra is not allowed: extra.key: Invalid value: "scopes": must be a domain-prefixed path (such as "acme.io/foo")',
  ],
  [
    'a service account with the classic verb',
    { username: account },
    ['impersonate serviceaccounts web'],
    '',
  ],
  [
    'a node',
    { username: node },
    ['impersonate-on:arbitrary-node:list pods', 'impersonate:arbitrary-node nodes n1'],
    'impersonate:arbitrary-node',
  ],
])('with the rights to %s', (_, headers, rights, expected) => {
  const authorize: Authorize = ({ verb, resource, subresource, name }) => {
    const asked = `${verb} ${subresource === '' ? resource : `${resource}/${subresource}`}`;
    return { allowed: rights.includes(asked) || rights.includes(`${asked} ${name}`), reason: 'no' };
  };
  const found = impersonate(headers, admin, list, '1.36', authorize);
  const given =
    found && 'refused' in found ? found.refused?.['message'] : (found?.constraint ?? '');
  expect(given).toBe(expected);
});

it('asks an associated service account about all nodes', () => {
  const authorize: Authorize = ({ verb, name }) => ({
    allowed: verb === 'impersonate-on:associated-node:list' || name === '*',
    reason: '',
  });
  expect(impersonate({ username: node }, agent, list, '1.36', authorize)).toMatchObject({
    constraint: 'impersonate:associated-node',
  });
});

it('lets an authorizer that fails refuse what it allows, before 1.36', () => {
  const failing: Authorize = () => ({ allowed: true, reason: 'no', error: 'down' });
  const as = (kubernetes: KubernetesVersion) =>
    impersonate({ username: 'eve' }, admin, list, kubernetes, failing);
  expect(as('1.35')).toHaveProperty('refused');
  expect(as('1.36')).toHaveProperty('constraint');
});
