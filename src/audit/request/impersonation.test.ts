import { describe, expect, it } from 'vitest';
import { impersonated, impersonationRefusal } from './impersonation';
import { requestInfo } from './requestInfo';
import type { UserInfo } from '../types';

const admin: UserInfo = { username: 'kubernetes-admin', groups: ['kubeadm:cluster-admins'] };
const agent: UserInfo = {
  username: 'system:serviceaccount:kube-system:agent',
  extra: { 'authentication.kubernetes.io/node-name': ['n1'] },
};
const account = 'system:serviceaccount:prod:web';
const accountGroups = ['system:serviceaccounts', 'system:serviceaccounts:prod'];

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
  const info = requestInfo('GET', '/api/v1/namespaces/dev/pods');
  expect(impersonationRefusal({ username }, admin, info, 'no', kubernetes)).toMatchObject({
    message,
    code: 403,
  });
});
