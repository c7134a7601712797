import { describe, expect, it } from 'vitest';
import { evaluatePolicyRule, fieldAnswers, mismatch } from './evaluator';
import { attributesOf, requestInfo } from './request/requestInfo';
import type { Attributes, GroupResources, MatchField, Policy, PolicyRule } from './types';

const jane = { username: 'jane', groups: ['dev', 'system:authenticated'] };

function get(url: string, user: Attributes['user'] = jane): Attributes {
  return attributesOf(requestInfo('GET', url), user);
}
const pod = get('/api/v1/namespaces/dev/pods/web');
const exec = get('/api/v1/namespaces/dev/pods/web/exec');
const podList = get('/api/v1/pods');
const scale = get('/apis/apps/v1/namespaces/dev/deployments/web/scale');
const healthz = get('/healthz/etcd');
const noUser = get('/api/v1/namespaces/dev/pods/web', null);

/** A rule, a request, and the field that fails; undefined when the rule matches. */
const rows: [
  name: string,
  rule: Partial<PolicyRule>,
  request: Attributes,
  failing: MatchField | undefined,
][] = [
  ['an empty rule matches resources', {}, pod, undefined],
  ['an empty rule matches URLs', {}, healthz, undefined],
  [
    'empty lists mean any',
    { users: [], verbs: [], resources: [], namespaces: [] },
    healthz,
    undefined,
  ],
  ['user', { users: ['joe', 'jane'] }, pod, undefined],
  ['another user', { users: ['joe'] }, pod, 'users'],
  ['users does not match groups', { users: ['dev'] }, pod, 'users'],
  ['users does not support wildcards', { users: ['*'] }, pod, 'users'],
  ['users without a user', { users: [''] }, noUser, 'users'],
  ['one group is enough', { userGroups: ['ops', 'dev'] }, pod, undefined],
  ['another group', { userGroups: ['ops'] }, pod, 'userGroups'],
  ['groups without a user', { userGroups: ['dev'] }, noUser, 'userGroups'],
  ['a rule without users matches a request without a user', {}, noUser, undefined],
  ['verb', { verbs: ['get'] }, pod, undefined],
  ['list is not get', { verbs: ['get'] }, podList, 'verbs'],
  ['verbs does not support wildcards', { verbs: ['*'] }, pod, 'verbs'],
  ['namespace', { namespaces: ['dev'] }, pod, undefined],
  ['a list of all namespaces has none', { namespaces: ['dev'] }, podList, 'namespaces'],
  ['the empty namespace', { namespaces: [''] }, podList, undefined],
  ['namespaces does not support wildcards', { namespaces: ['*'] }, pod, 'namespaces'],
  ['namespaces and a URL', { namespaces: [''] }, healthz, 'namespaces'],
  ['resource', { resources: [{ resources: ['pods'] }] }, pod, undefined],
  ['pods without subresources', { resources: [{ resources: ['pods'] }] }, exec, 'resources'],
  ['a subresource', { resources: [{ resources: ['pods/exec'] }] }, exec, undefined],
  [
    'a subresource is not its resource',
    { resources: [{ resources: ['pods/exec'] }] },
    pod,
    'resources',
  ],
  ['pods/* matches pods', { resources: [{ resources: ['pods/*'] }] }, pod, undefined],
  ['pods/* matches subresources', { resources: [{ resources: ['pods/*'] }] }, exec, undefined],
  ['*/exec', { resources: [{ resources: ['*/exec'] }] }, exec, undefined],
  ['*/exec and no subresource', { resources: [{ resources: ['*/exec'] }] }, pod, 'resources'],
  ['*/* matches nothing', { resources: [{ resources: ['*/*'] }] }, exec, 'resources'],
  ['* matches subresources', { resources: [{ resources: ['*'] }] }, exec, undefined],
  ['the whole group', { resources: [{ group: '' }] }, exec, undefined],
  [
    'a resource in another group',
    { resources: [{ group: '', resources: ['deployments/scale'] }] },
    scale,
    'resources',
  ],
  ['any API group', { resources: [{ group: '*', resources: ['*/scale'] }] }, scale, undefined],
  ['a name', { resources: [{ resources: ['pods'], resourceNames: ['web'] }] }, pod, undefined],
  [
    'another name',
    { resources: [{ resources: ['pods'], resourceNames: ['db'] }] },
    pod,
    'resources',
  ],
  [
    'a request without a name',
    { resources: [{ resources: ['pods'], resourceNames: ['web'] }] },
    podList,
    'resources',
  ],
  [
    'names without resources are ignored',
    { resources: [{ resourceNames: ['db'] }] },
    pod,
    undefined,
  ],
  ['the second entry', { resources: [{ group: 'apps' }, { resources: ['pods'] }] }, pod, undefined],
  ['resources and a URL', { resources: [{ group: '' }] }, healthz, 'resources'],
  ['a URL', { nonResourceURLs: ['/healthz/etcd'] }, healthz, undefined],
  ['a URL prefix', { nonResourceURLs: ['/healthz*'] }, healthz, undefined],
  [
    'a URL that is only a prefix of the path',
    { nonResourceURLs: ['/healthz'] },
    healthz,
    'nonResourceURLs',
  ],
  ['any URL', { nonResourceURLs: ['*'] }, healthz, undefined],
  ['URLs and a resource', { nonResourceURLs: ['*', '/api*'] }, pod, 'nonResourceURLs'],
  [
    'URLs next to namespaces are ignored',
    { nonResourceURLs: ['*'], namespaces: ['dev'] },
    pod,
    undefined,
  ],
  ['the first failing field is named', { users: ['joe'], verbs: ['watch'] }, pod, 'users'],
];

describe('mismatch', () => {
  it.each(rows)('%s', (_, rule, request, failing) => {
    expect(mismatch({ level: 'None', ...rule }, request)?.field).toBe(failing);
  });
});

describe('reasons', () => {
  it.each<
    [
      rule: Partial<PolicyRule>,
      request: Attributes,
      value: string,
      wanted: string[],
      reason: string,
    ]
  >([
    [
      { verbs: ['create', 'update'] },
      pod,
      'get',
      ['create', 'update'],
      'verb get is not in create, update',
    ],
    [{ users: ['*'] }, pod, 'jane', ['*'], 'user jane is not in * ("*" is not a wildcard here)'],
    [{ users: ['joe'] }, noUser, 'no user', ['joe'], 'the request has no user'],
    [
      { userGroups: ['ops'] },
      pod,
      'dev, system:authenticated',
      ['ops'],
      "none of the user's groups dev, system:authenticated is in ops",
    ],
    [
      { namespaces: ['dev'] },
      podList,
      'no namespace',
      ['dev'],
      'the request has no namespace, the rule is for dev',
    ],
    [
      { namespaces: ['dev'] },
      healthz,
      '/healthz/etcd',
      [],
      '/healthz/etcd is not a resource request, so it has no namespace',
    ],
    [
      { resources: [{ resources: ['pods'] }] },
      exec,
      'pods/exec',
      ['pods'],
      'pods does not match its subresource exec',
    ],
    [
      { resources: [{ resources: ['services'] }] },
      pod,
      'pods',
      ['services'],
      'pods is not in services',
    ],
    [
      { resources: [{ group: 'apps' }] },
      pod,
      'pods',
      ['everything in group apps'],
      'pods is in the core group, the rule is for group apps',
    ],
    [
      { resources: [{ resources: ['deployments'] }] },
      scale,
      'deployments.apps/scale',
      ['deployments'],
      'deployments.apps/scale is in group apps, the rule is for the core group',
    ],
    [
      { resources: [{ resources: ['pods'], resourceNames: ['db'] }] },
      pod,
      'pods, name web',
      ['pods named db'],
      'name web is not in db',
    ],
    [
      { resources: [{ resources: ['pods'], resourceNames: ['db'] }] },
      podList,
      'pods, no name',
      ['pods named db'],
      'the request has no name, the rule is for db',
    ],
    [
      { resources: [{ group: '' }] },
      healthz,
      '/healthz/etcd',
      [],
      '/healthz/etcd is not a resource request',
    ],
    [
      { nonResourceURLs: ['/api*'] },
      pod,
      'pods',
      [],
      'pods is a resource request, the rule is for non-resource URLs',
    ],
    [
      { nonResourceURLs: ['/version'] },
      healthz,
      '/healthz/etcd',
      ['/version'],
      'path /healthz/etcd does not match /version',
    ],
  ])('%j', (rule, request, value, wanted, reason) => {
    const { field: _, ...rest } = mismatch({ level: 'None', ...rule }, request) ?? {};
    expect(rest).toEqual({ value, wanted, reason });
  });
});

describe('fieldAnswers', () => {
  it('gives each field any, match, fail or not evaluated', () => {
    const rule = { level: 'None', userGroups: ['dev'], verbs: ['list'], namespaces: ['dev'] };
    expect(fieldAnswers(rule, pod)).toEqual([
      { field: 'users', outcome: 'any', value: 'jane', wanted: [] },
      {
        field: 'userGroups',
        outcome: 'match',
        value: 'dev, system:authenticated',
        wanted: ['dev'],
      },
      { field: 'verbs', outcome: 'fail', value: 'get', wanted: ['list'] },
      { field: 'namespaces', outcome: 'not evaluated', value: 'dev', wanted: ['dev'] },
      { field: 'resources', outcome: 'any', value: 'pods', wanted: [] },
      { field: 'nonResourceURLs', outcome: 'any', value: 'pods', wanted: [] },
    ]);
  });
});

it.each<[name: string, entry: GroupResources, asked: Partial<Attributes>, value: string]>([
  ['without names', { resources: ['pods'] }, { name: 'a' }, 'pods'],
  [
    'a name that matches',
    { resources: ['pods'], resourceNames: ['a'] },
    { name: 'a' },
    'pods, name a',
  ],
  ['another name', { resources: ['pods'], resourceNames: ['a'] }, { name: 'b' }, 'pods, name b'],
  ['no name', { resources: ['pods'], resourceNames: ['a'] }, { name: '' }, 'pods, no name'],
  [
    'a subresource',
    { resources: ['pods/log'], resourceNames: ['a'] },
    { name: 'a', subresource: 'log' },
    'pods/log, name a',
  ],
  [
    'names of another resource',
    { resources: ['nodes'], resourceNames: ['a'] },
    { name: 'a' },
    'pods',
  ],
])('shows the name of a resource where it is compared: %s', (_name, entry, asked, value) => {
  const answers = fieldAnswers({ level: 'None', resources: [entry] }, { ...pod, ...asked });
  expect(answers.find(({ field }) => field === 'resources')?.value).toBe(value);
});

describe('evaluatePolicyRule', () => {
  it('takes the first match and says why the rules before it do not match', () => {
    const policy: Policy = {
      omitStages: ['Panic', 'RequestReceived'],
      omitManagedFields: true,
      rules: [
        { level: 'None', verbs: ['list'] },
        { level: 'Request', omitStages: ['ResponseStarted', 'Panic'], omitManagedFields: false },
        { level: 'Metadata' },
      ],
    };
    expect(evaluatePolicyRule(policy, pod)).toEqual({
      level: 'Request',
      omitStages: ['RequestReceived', 'ResponseStarted', 'Panic'],
      omitManagedFields: false,
      rule: 1,
      passedOver: [
        { field: 'verbs', value: 'get', wanted: ['list'], reason: 'verb get is not in list' },
      ],
    });
  });

  it('records nothing if no rule matches, with the settings of the policy', () => {
    const policy = { omitStages: ['Panic'], omitManagedFields: true, rules: [] };
    expect(evaluatePolicyRule(policy, pod)).toEqual({
      level: 'None',
      omitStages: ['Panic'],
      omitManagedFields: true,
      rule: undefined,
      passedOver: [],
    });
  });
});
