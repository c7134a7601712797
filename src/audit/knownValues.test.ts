import { describe, expect, it } from 'vitest';
import { isKnownGroup, isKnownUser } from './knownNames';
import { knownGroups, knownUsers, knownVerbs } from './knownValues';
import { requestInfo } from './request/requestInfo';

describe('known values', () => {
  it.each([
    ['verbs', knownVerbs],
    ['users', knownUsers],
    ['groups', knownGroups],
  ])('%s are listed once, with a line of help', (_, known) => {
    expect(new Set(known.map(({ value }) => value)).size).toBe(known.length);
    expect(known.filter(({ detail }) => !/^.+\.$/.test(detail))).toEqual([]);
  });

  it('has every verb that a resource request can have', () => {
    const asked = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) =>
      ['/api/v1/pods', '/api/v1/pods?watch=1', '/api/v1/namespaces/a/pods/b'].map(
        (url) => requestInfo(method, url).verb,
      ),
    );
    expect(new Set(knownVerbs.map(({ value }) => value))).toEqual(new Set(asked));
  });
});

describe('names that Kubernetes assigns', () => {
  it.each<[name: string, of: 'user' | 'group' | 'neither']>([
    ['system:anonymous', 'user'],
    ['system:kube-aggregator', 'user'],
    ['system:node:worker-1', 'user'],
    ['system:serviceaccount:dev:builder', 'user'],
    ['system:serviceaccount:dev', 'neither'],
    ['system:serviceaccounts:dev', 'group'],
    ['system:masters', 'group'],
    ['system:node-proxier', 'group'],
    ['system:bootstrappers:kubeadm:default-node-token', 'group'],
    ['kubeadm:cluster-admins', 'group'],
    ['kubernetes-admin', 'neither'],
    ['jane', 'neither'],
    ['', 'neither'],
  ])('%s: %s', (name, of) => {
    expect([isKnownUser(name), isKnownGroup(name)]).toEqual([of === 'user', of === 'group']);
  });
});
