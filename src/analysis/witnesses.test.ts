import { expect, test } from 'vitest';
import type { GroupResources, Policy, PolicyRule } from '../audit/types';
import { core, observe } from '../testing/findingRows';

const everyStage = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
const request = (fields: Partial<PolicyRule>): PolicyRule => ({ level: 'Request', ...fields });
const none = (fields: Partial<PolicyRule>): PolicyRule => ({ level: 'None', ...fields });
const reviews = [{ group: 'authentication.k8s.io', resources: ['tokenreviews'] }];
const named = (resources: GroupResources[]) =>
  resources.map((entry) => ({ ...entry, resourceNames: ['a'] }));

/** Rules, and which of these three findings there are, with the index of their rule. */
type Row = [name: string, policy: Policy, found: string[]];
const codes = ['credentials-recorded', 'managed-fields-recorded', 'failed-logins-hidden'];

const rows: Row[] = [
  ['Secrets', { rules: [request({ resources: core('secrets') })] }, ['credentials 0', 'managed 0']],
  [
    'create of Secrets by name',
    { rules: [request({ verbs: ['create'], resources: named(core('secrets')) })] },
    [],
  ],
  [
    'update of Secrets by name',
    { rules: [request({ verbs: ['update'], resources: named(core('secrets')) })] },
    ['credentials 0', 'managed 0'],
  ],
  [
    'a group of service accounts that nobody is in',
    { rules: [request({ userGroups: ['system:serviceaccount:ci'] })] },
    [],
  ],
  ['a user with a wildcard', { rules: [request({ users: ['system:node:*'] })] }, []],
  ['a user whom nobody is', { rules: [request({ users: ['system:node'] })] }, []],
  ['a group that nobody is in', { rules: [request({ userGroups: ['system:node'] })] }, []],
  ['TokenReviews', { rules: [request({ resources: reviews })] }, ['credentials 0']],
  ['TokenReviews by name', { rules: [request({ resources: named(reviews) })] }, []],
  [
    'no stage left',
    { rules: [request({ resources: core('secrets'), omitStages: everyStage })] },
    [],
  ],
  [
    'no stage with a body left, for the policy and the rule together',
    {
      omitStages: ['ResponseComplete'],
      rules: [request({ resources: core('secrets'), omitStages: ['Panic'] })],
    },
    [],
  ],
  [
    'the same conditions as an earlier rule',
    { rules: [none({ users: ['a'] }), request({ users: ['a'] })] },
    [],
  ],
  ['behind a catch-all', { rules: [none({}), request({})] }, []],
  [
    'behind rules that leave nothing together',
    {
      rules: [
        none({ resources: [{ group: '*' }] }),
        none({ nonResourceURLs: ['*'] }),
        request({ omitStages: ['ResponseStarted'] }),
      ],
    },
    [],
  ],
  [
    'behind rules that leave a part',
    { rules: [none({ namespaces: ['a'] }), request({ namespaces: ['a', 'b'] })] },
    ['credentials 1', 'managed 1'],
  ],
  [
    'service accounts of another form',
    { rules: [request({ users: ['system:serviceaccount:ci'] })] },
    [],
  ],
  [
    'a user in a group',
    { rules: [none({ users: ['a'] }), request({ userGroups: ['ops'] })] },
    ['credentials 1', 'managed 1'],
  ],
  ['a read has no request body', { rules: [request({ verbs: ['get'] })] }, []],
  [
    'a create has no managed fields yet',
    { rules: [request({ verbs: ['create'], resources: core('pods') })] },
    [],
  ],
  [
    'a namespace is in itself: only its creation has no namespace',
    { rules: [request({ resources: core('namespaces'), namespaces: [''] })] },
    [],
  ],
  [
    'a namespace in itself',
    { rules: [request({ resources: core('namespaces'), namespaces: ['ci'] })] },
    ['managed 0'],
  ],
  [
    'a group that is not one: with a version',
    { rules: [request({ resources: [{ group: 'example.com/v1' }] })] },
    [],
  ],
  [
    'a group of custom resources',
    { rules: [request({ resources: [{ group: 'example.com' }] })] },
    ['managed 0'],
  ],
  [
    'subresources of custom resources are not created',
    {
      rules: [
        {
          level: 'RequestResponse',
          verbs: ['create'],
          resources: [{ group: 'example.com', resources: ['widgets/status'] }],
        },
      ],
    },
    [],
  ],
  [
    'a path that no request has',
    {
      omitStages: ['ResponseStarted'],
      rules: [none({ nonResourceURLs: ['https://host/healthz'] })],
    },
    [],
  ],
  [
    'a custom resource that no namespace can have',
    {
      rules: [
        request({
          namespaces: ['a'],
          resources: [{ group: 'example.com', resources: ['status'] }],
        }),
      ],
    },
    [],
  ],
  ['only streams', { rules: [request({ resources: core('pods/exec', 'pods/log') })] }, []],
  [
    'failed logins',
    { rules: [{ level: 'Metadata', omitStages: ['ResponseStarted'] }] },
    ['failed 0'],
  ],
  [
    'failed logins of a policy whose rules are for users',
    { omitStages: ['ResponseStarted'], rules: [{ level: 'Metadata', users: ['a'] }] },
    [],
  ],
  [
    'failed logins of a policy whose rule omits them itself',
    {
      omitStages: ['ResponseStarted'],
      rules: [{ level: 'Metadata', omitStages: ['ResponseStarted'] }],
    },
    [],
  ],
  [
    'a resource with a name that none can have',
    {
      rules: [{ level: 'Request', resources: [{ group: 'example.com', resources: [','] }] }],
    },
    [],
  ],
  [
    'failed logins with verbs that no request has',
    { omitStages: ['ResponseStarted'], rules: [{ level: 'Metadata', verbs: ['apply'] }] },
    [],
  ],
];

test.each(rows)('%s', (_, policy, found) => {
  const seen = observe(policy).flatMap(({ code, path }) =>
    codes.includes(code) ? [`${code.split('-')[0]} ${path[0] === 'rules' ? path[1] : 0}`] : [],
  );
  expect(seen).toEqual(found);
});
