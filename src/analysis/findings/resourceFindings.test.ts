import { expect, test } from 'vitest';
import type { GroupResources } from '../../audit/types';
import { core, observe, repaired, rows, type Row } from '../../testing/findingRows';

rows({
  core: {
    rule: { resources: [{ group: 'core', resources: ['pods'] }] },
    expected: 'group-of-core resources.0.group',
    becomes: { resources: core('pods') },
  },
  v1: {
    rule: { resources: [{ group: 'v1' }] },
    expected: 'group-of-core resources.0.group',
    becomes: { resources: [{ group: '' }] },
  },
  'api/v1': {
    rule: { resources: [{ group: 'api/v1' }] },
    expected: 'group-of-core resources.0.group',
    becomes: { resources: [{ group: '' }] },
  },
  'apps/v1': {
    rule: { resources: [{ group: 'apps/v1', resources: ['deployments'] }] },
    expected: 'group-invalid resources.0.group',
    becomes: { resources: [{ group: 'apps', resources: ['deployments'] }] },
  },
  'example.com/v1beta1': {
    rule: { resources: [{ group: 'example.com/v1beta1' }] },
    expected: 'group-invalid resources.0.group',
    becomes: { resources: [{ group: 'example.com' }] },
  },
  Apps: {
    rule: { resources: [{ group: 'Apps' }] },
    expected: 'group-unknown resources.0.group',
    becomes: { resources: [{ group: 'apps' }] },
  },
  rbac: {
    rule: { resources: [{ group: 'rbac' }] },
    expected: 'group-unknown resources.0.group',
    becomes: { resources: [{ group: 'rbac.authorization.k8s.io' }] },
  },
  'a misspelled group': {
    rule: { resources: [{ group: 'rbac.authorisation.k8s.io' }] },
    expected: 'group-unknown resources.0.group',
    becomes: { resources: [{ group: 'rbac.authorization.k8s.io' }] },
  },
  'no dot': {
    rule: { resources: [{ group: 'crontabs' }] },
    expected: 'group-unknown resources.0.group',
  },
  custom: {
    rule: { resources: [{ group: 'stable.example.com', resources: ['crontabs'] }] },
    expected: null,
  },
  'all groups': {
    rule: { resources: [{ group: '*', resources: ['deployments'] }] },
    expected: null,
  },
  extensions: {
    rule: { resources: [{ group: 'extensions' }] },
    expected: 'group-retired resources.0.group',
  },
  'extensions beside apps': {
    rule: { resources: [{ group: 'extensions' }, { group: 'apps' }] },
    expected: null,
  },
  'deployments in the core group': {
    rule: { resources: core('deployments') },
    expected: 'resource-in-wrong-group resources.0.group',
    becomes: { resources: [{ group: 'apps', resources: ['deployments'] }] },
  },
  'kinds of another group': {
    rule: { resources: core('Deployment', 'ds') },
    expected: 'resource-in-wrong-group resources.0.group',
    becomes: { resources: [{ group: 'apps', resources: ['deployments', 'daemonsets'] }] },
  },
  'ingresses in extensions': {
    rule: { resources: [{ group: 'extensions', resources: ['ingresses'] }] },
    expected: 'resource-in-wrong-group resources.0.group',
    becomes: { resources: [{ group: 'networking.k8s.io', resources: ['ingresses'] }] },
  },
  'one of two in the wrong group': {
    rule: { resources: core('pods', 'deployments') },
    expected: 'resource-in-wrong-group resources.0.resources.1',
    becomes: { resources: [...core('pods'), { group: 'apps', resources: ['deployments'] }] },
  },
  'the correct entry already exists': {
    rule: { resources: [...core('pods', 'ds'), { group: 'apps', resources: ['deployments'] }] },
    expected: 'resource-in-wrong-group resources.0.resources.1',
    becomes: {
      resources: [...core('pods'), { group: 'apps', resources: ['deployments', 'daemonsets'] }],
    },
  },
});

function resource(written: string, right?: string): Row {
  const row: Row = {
    rule: { resources: core(written) },
    expected: 'resource-name resources.0.resources.0',
  };
  return right === undefined ? row : { ...row, becomes: { resources: core(right) } };
}

rows({
  'good ones': {
    rule: { resources: core('pods', 'pods/log', 'services/*', '*/scale') },
    expected: null,
  },
  Pod: resource('Pod', 'pods'),
  pod: resource('pod', 'pods'),
  po: resource('po', 'pods'),
  PODS: resource('PODS', 'pods'),
  'pod/log': resource('pod/log', 'pods/log'),
  pdos: resource('pdos', 'pods'),
  'pods/logs': resource('pods/logs', 'pods/log'),
  exec: resource('exec', 'pods/exec'),
  'several have status': resource('status'),
  'pods/exec/sh': resource('pods/exec/sh', 'pods/exec'),
  'pods/': resource('pods/', 'pods'),
  '*/*': resource('*/*', '*'),
  all: resource('all', '*'),
  'pods*': resource('pods*'),
  unknown: {
    rule: { resources: core('crontabs') },
    expected: 'resource-unknown resources.0.resources.0',
  },
  'unknown subresource': {
    rule: { resources: core('pods/frobnication') },
    expected: 'subresource-unknown resources.0.resources.0',
  },
  'kind in a custom group': {
    rule: { resources: [{ group: 'stable.example.com', resources: ['CronTab'] }] },
    expected: 'resource-name resources.0.resources.0',
  },
  'names and create': {
    rule: {
      verbs: ['create'],
      resources: [{ group: '', resources: ['pods'], resourceNames: ['a'] }],
    },
    expected: 'name-never-known resources.0.resourceNames',
  },
  'names and list': {
    rule: {
      verbs: ['list'],
      resources: [{ group: '', resources: ['pods'], resourceNames: ['a'] }],
    },
    expected: 'name-seldom-known resources.0.resourceNames',
  },
  'a create on a subresource has a name': {
    rule: {
      verbs: ['create'],
      resources: [{ group: '', resources: ['pods/eviction'], resourceNames: ['a'] }],
    },
    expected: null,
  },
  'cluster scope in a namespace': {
    rule: { namespaces: ['a'], resources: core('nodes') },
    expected: 'namespaces-for-cluster-scope namespaces',
    becomes: { resources: core('nodes') },
  },
  'a Namespace is in itself': {
    rule: { namespaces: ['a'], resources: core('namespaces') },
    expected: null,
  },
});

/** An entry whose group and resources do not fit each other, and the entries after the fix of the value. */
const moved: Record<
  string,
  { entries: GroupResources[]; title: string; becomes: GroupResources[] }
> = {
  'the only value': {
    entries: [{ group: 'v1', resources: ['tokenreviews'] }],
    title: 'Change group to "authentication.k8s.io"',
    becomes: [{ group: 'authentication.k8s.io', resources: ['tokenreviews'] }],
  },
  'the only value, twice': {
    entries: [{ group: 'rbac', resources: ['secrets', 'secrets'] }],
    title: 'Change group to ""',
    becomes: [{ group: '', resources: ['secrets', 'secrets'] }],
  },
  'the only value, with names': {
    entries: [{ group: 'apps ', resources: ['pods'], resourceNames: ['a'] }],
    title: 'Change group to ""',
    becomes: [{ group: '', resources: ['pods'], resourceNames: ['a'] }],
  },
  'one of two values': {
    entries: [{ group: 'v1', resources: ['deployments', 'pods', 'deployments'] }],
    title: 'Move to group "apps"',
    becomes: [
      { group: 'v1', resources: ['pods'] },
      { group: 'apps', resources: ['deployments'] },
    ],
  },
};

test.each(Object.entries(moved))('never empties an entry: %s', (_, { entries, title, becomes }) => {
  const policy = { rules: [{ level: 'None', resources: entries }] };
  const finding = observe(policy).find(({ code }) => code === 'resource-in-wrong-group')!;
  expect(finding.fix?.title).toBe(title);
  expect(repaired(policy, finding).rules[0]?.resources).toEqual(becomes);
});

test.each([
  [
    '*',
    'pod',
    '"pod" matches no built-in resource. Resource names are plural and lowercase: "pods".',
  ],
  ['', 'pod', '"pod" matches nothing. Resource names are plural and lowercase: "pods".'],
  [
    '*',
    'status',
    '"status" is a subresource and matches no built-in resource on its own. Use for example "pods/status" or "*/status".',
  ],
  ['example.com', 'all', '"all" is not a wildcard. Use "*" to match everything.'],
])('says what a name matches in group "%s": %s', (group, name, message) => {
  const found = observe({ rules: [{ level: 'None', resources: [{ group, resources: [name] }] }] });
  expect(found.map((each) => each.message)).toContain(message);
});
