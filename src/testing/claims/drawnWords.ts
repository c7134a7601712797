import type { Written } from './writing';

const strings =
  (...values: string[]) =>
  (): Written =>
    values;
const string = (value: string) => (): Written => value;

type BadKey = readonly [key: string, value: () => Written];

const ofRule: readonly BadKey[] = [
  ['verb', strings('get')],
  ['verb', string('get')],
  ['Verbs', strings('delete')],
  ['user', strings('alice')],
  ['username', string('alice')],
  ['groups', strings('system:masters')],
  ['namespace', strings('default')],
  ['namespace', string('default')],
  ['namespaceSelector', string('default')],
  ['resource', strings('pods')],
  ['resource', string('pods')],
  ['nonResourceURL', strings('/healthz')],
  ['urls', strings('/healthz')],
  ['stages', strings('RequestReceived')],
  ['omitStage', strings('RequestReceived')],
  ['omitManagedField', () => true],
  ['Level', string('None')],
  ['auditLevel', string('None')],
];

const ofEntry: readonly BadKey[] = [
  ['apiGroups', strings('apps')],
  ['apiGroup', string('apps')],
  ['groups', strings('apps', '')],
  ['names', strings('leader')],
  ['name', string('leader')],
  ['resource', strings('pods')],
  ['resource', string('pods')],
];

/** The words of drawn policies: right ones, and wrong ones that people write. */
export const drawnWords = {
  levels: ['None', 'Metadata', 'Request', 'RequestResponse'],
  badLevels: ['metadata', 'Meta', 'full', 'Requests', '', 'none', 'off', 'Everything'],
  stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
  badStages: ['Started', 'requestReceived', 'RequestStarted', '', 'Complete', 'stage'],
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
  badVerbs: [
    ...['GET', 'POST', 'DELETE', 'Delete', 'OPTIONS', 'CONNECT', 'post', 'put', 'head', 'options'],
    ...[
      'remove',
      'read',
      'write',
      'edit',
      'apply',
      'exec',
      'connect',
      'use',
      'all',
      'any',
      '*',
      '',
    ],
    ...['proxy', 'foo', 'Bind', 'create*', 'connect'],
  ],
  users: ['alice', 'bob', 'system:node:n1', 'system:serviceaccount:ci:builder', 'oidc:eve'],
  badUsers: [
    ...[
      'system:nodes',
      'system:masters',
      'system:authenticated',
      'system:serviceaccount:ci/builder',
    ],
    ...[
      'serviceaccount:ci:builder',
      'sa:ci:builder',
      'system:serviceaccount:ci',
      '*',
      '',
      'alice*',
    ],
    ...['system:serviceaccount:kube-system:*', 'system:serviceaccount:*', 'system:node:*'],
    ...['system:kube-sheduler', 'system:anonymus'],
  ],
  userGroups: [
    'ops',
    'system:authenticated',
    'system:unauthenticated',
    'system:serviceaccounts:ci',
  ],
  badUserGroups: [
    ...['system:kube-scheduler', 'system:serviceaccount:ci', 'system:nodse', '*', '', 'system:*'],
    ...['system:serviceaccount:ci:builder', 'system:anonymous', 'kubernetes-admin'],
  ],
  namespaces: ['default', 'kube-system', '', 'dev'],
  badNamespaces: ['*', 'all', 'any', 'Default', 'team-*', 'kube-*', '**', 'DEV'],
  urls: [
    ...[
      '/healthz',
      '/healthz*',
      '/livez*',
      '/readyz',
      '/version',
      '/metrics',
      '/openapi/*',
      '/api*',
    ],
    ...['/apis*', '/api', '/api/v1', '/apis/apps/v1', '*', '/*', '/logs*', '/debug/*', '/version*'],
  ],
  badUrls: [
    ...[
      '/api/v1/pods',
      '/api/v1/*',
      '/apis/apps/v1/*',
      '/api/*',
      '/api/v1/',
      '/api/v1/namespaces/*',
    ],
    ...['/readyz?verbose', 'healthz', 'https://host/healthz', '/healthz**', '/health*z', '**', ''],
    ...['/apis/apps/v1/deployments', '/apis/*', '/apis/apps/*', '/api/v1*', '/apis/apps/v1*'],
    ...['/api//v1/pods', '//api/v1/pods', '/apis//apps/v1/x', '/healthz, /livez', '/?x'],
  ],
  names: ['leader', 'web', '', 'cluster-admin', '*', 'web-*', 'Leader'],
  badGroups: [
    ...[
      '',
      'core',
      'v1',
      'api/v1',
      'apps/v1',
      'Apps',
      'app',
      'extensions',
      '*',
      'example.com',
      'foo',
    ],
    ...[' apps', 'apps ', 'rbac', 'batch/v1', 'apis/apps', 'metrics.k8s.io', 'network.k8s.io'],
  ],
  /** What people write policies about. */
  common: [
    { group: '', resource: 'pods' },
    { group: '', resource: 'secrets' },
    { group: '', resource: 'configmaps' },
    { group: '', resource: 'serviceaccounts' },
    { group: '', resource: 'nodes' },
    { group: '', resource: 'namespaces' },
    { group: '', resource: 'events' },
    { group: '', resource: 'services' },
    { group: 'apps', resource: 'deployments' },
    { group: 'authentication.k8s.io', resource: 'tokenreviews' },
    { group: 'rbac.authorization.k8s.io', resource: 'clusterroles' },
    { group: 'coordination.k8s.io', resource: 'leases' },
    { group: 'example.com', resource: 'widgets' },
  ],
  badKeys: {
    policy: [
      ['omitStage', strings('RequestReceived')],
      ['stages', strings('RequestReceived')],
      ['omitManagedField', () => true],
      ['level', string('Metadata')],
      ['verbs', strings('get')],
      ['rule', () => []],
      ['description', string('ours')],
    ],
    metadata: [
      ['omitStages', strings('RequestReceived')],
      ['nam', string('p')],
      ['label', string('p')],
      ['omitManagedFields', () => true],
    ],
    rule: [
      ...ofRule,
      ...ofEntry,
      ['resourceNames', strings('leader')],
      ['group', string('apps')],
      ['description', string('ours')],
    ],
    entry: [
      ...ofEntry,
      ...ofRule,
      ['verbs', strings('get')],
      ['namespaces', strings('default')],
      ['users', strings('alice')],
      ['userGroups', strings('ops')],
      ['level', string('None')],
      ['omitStages', strings('RequestReceived')],
      ['nonResourceURLs', strings('/healthz')],
      ['omitManagedFields', () => true],
    ],
  } satisfies Record<string, readonly BadKey[]>,
  oddValues: [
    '',
    'x',
    true,
    [],
    ['a', 'b'],
    [['a']],
    { pairs: [] },
    [{ pairs: [['resources', ['pods']]] }],
  ] as Written[],
} as const;
