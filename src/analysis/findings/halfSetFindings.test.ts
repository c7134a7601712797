import { describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { core, observe, rows, shown } from '../../testing/findingRows';

const events = [{ group: 'events.k8s.io', resources: ['events'] }];
const slices = [{ group: 'discovery.k8s.io', resources: ['endpointslices'] }];

describe('verbs', () => {
  rows({
    'changes without deletecollection': {
      rule: { verbs: ['create', 'update', 'patch', 'delete'] },
      expected: 'writes-incomplete verbs',
      becomes: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
    },
    'deletes only': {
      rule: { verbs: ['delete'], resources: core('pods') },
      expected: 'writes-incomplete verbs',
      becomes: { verbs: ['delete', 'deletecollection'], resources: core('pods') },
    },
    'update without patch': {
      rule: { verbs: ['create', 'update'] },
      expected: 'writes-incomplete verbs',
      becomes: { verbs: ['create', 'update', 'patch'] },
    },
    'patch without update': {
      rule: { verbs: ['patch'], namespaces: ['a'] },
      expected: 'writes-incomplete verbs',
      becomes: { verbs: ['patch', 'update'], namespaces: ['a'] },
    },
    both: {
      rule: { verbs: ['update', 'delete'] },
      expected: 'writes-incomplete verbs',
      becomes: { verbs: ['update', 'delete', 'patch', 'deletecollection'] },
    },
    'create alone': { rule: { verbs: ['create'] }, expected: null },
    'reads alone': { rule: { verbs: ['get', 'list', 'watch'] }, expected: null },
    'of a subresource': {
      rule: { verbs: ['patch'], resources: core('pods/status') },
      expected: null,
    },
    'of one object': {
      rule: {
        verbs: ['update', 'delete'],
        resources: [{ resources: ['pods'], resourceNames: ['a'] }],
      },
      expected: null,
    },
    'of a URL': { rule: { verbs: ['delete'], nonResourceURLs: ['/a'] }, expected: null },
    dropped: { rule: { level: 'None', verbs: ['update'] }, expected: null },
  });
});

describe('places', () => {
  rows({
    'core events': {
      rule: { resources: core('pods/log', 'events') },
      expected: 'counterpart-missing resources.0.resources.1',
      becomes: { resources: [...core('pods/log', 'events'), ...events] },
    },
    'core events dropped': {
      rule: { level: 'None', resources: core('events') },
      expected: 'counterpart-missing resources.0.resources.0',
      becomes: { level: 'None', resources: [...core('events'), ...events] },
    },
    endpoints: {
      rule: { level: 'None', verbs: ['watch'], resources: core('endpoints', 'services') },
      expected: 'counterpart-missing resources.0.resources.0',
      becomes: {
        level: 'None',
        verbs: ['watch'],
        resources: [...core('endpoints', 'services'), ...slices],
      },
    },
    'both Events': { rule: { resources: [...core('events'), ...events] }, expected: null },
    'the whole other group': {
      rule: { resources: [...core('events'), { group: 'events.k8s.io' }] },
      expected: null,
    },
    'Events of the other group, with subresources': {
      rule: {
        resources: [...core('events'), { group: 'events.k8s.io', resources: ['events/*'] }],
      },
      expected: null,
    },
    'one Event': {
      rule: { resources: [{ resources: ['events'], resourceNames: ['a'] }] },
      expected: null,
    },
    'the lock of a leader': {
      rule: {
        level: 'None',
        resources: [{ resources: ['configmaps'], resourceNames: ['controller-leader'] }],
      },
      expected: 'counterpart-missing resources.0.resourceNames.0',
    },
    'the locks of the control plane': {
      rule: {
        level: 'None',
        users: ['system:kube-controller-manager'],
        verbs: ['get', 'update'],
        namespaces: ['kube-system'],
        resources: core('endpoints'),
      },
      expected: 'counterpart-missing resources.0.resources.0',
    },
    'a ConfigMap of another kind': {
      rule: {
        level: 'None',
        resources: [{ resources: ['configmaps'], resourceNames: ['settings'] }],
      },
      expected: null,
    },
    'a lock and Leases': {
      rule: {
        level: 'None',
        resources: [
          { resources: ['configmaps'], resourceNames: ['controller-leader'] },
          { group: 'coordination.k8s.io', resources: ['leases'] },
        ],
      },
      expected: null,
    },
    healthz: {
      rule: { level: 'None', nonResourceURLs: ['/version', '/healthz*'] },
      expected: 'counterpart-missing nonResourceURLs.1',
      becomes: { level: 'None', nonResourceURLs: ['/version', '/healthz*', '/livez*', '/readyz*'] },
    },
    'healthz and livez': {
      rule: { level: 'None', nonResourceURLs: ['/healthz', '/livez'] },
      expected: 'counterpart-missing nonResourceURLs.0',
      becomes: { level: 'None', nonResourceURLs: ['/healthz', '/livez', '/readyz'] },
    },
    'all three': {
      rule: { level: 'None', nonResourceURLs: ['/healthz', '/livez*', '/readyz'] },
      expected: null,
    },
    'one check of health': {
      rule: { level: 'None', nonResourceURLs: ['/healthz/etcd'] },
      expected: null,
    },
  });
});

test.each<[name: string, rules: PolicyRule[]]>([
  [
    'verb',
    [
      { level: 'Request', verbs: ['update'], users: ['a'] },
      { level: 'Metadata', verbs: ['patch'], users: ['b'] },
    ],
  ],
  [
    'place',
    [
      { level: 'None', resources: core('events') },
      { level: 'None', resources: events },
    ],
  ],
  [
    'probe',
    [
      { level: 'None', nonResourceURLs: ['/healthz'] },
      { level: 'None', nonResourceURLs: ['/livez', '/readyz'] },
    ],
  ],
])('says nothing where another rule names the other %s', (_, rules) => {
  const found = shown(observe({ rules: [...rules, { level: 'Metadata' }] }));
  expect(
    found.filter((each) => /writes-incomplete rules.0|counterpart-missing/.test(each)),
  ).toEqual([]);
});
