import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
`;

const dropping = (...urls: string[]) => `${head}  - level: None
    nonResourceURLs: [${urls.map((url) => `"${url}"`).join(', ')}]
  - level: Metadata
`;

const bodies = `${head}  - level: RequestResponse
    nonResourceURLs: ["*"]
  - level: Metadata
`;

const docsDiscovery = `${head}  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs:
      - "/api*"
      - "/version"
  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: dropping('*'),
      requests: ['livez', 'metrics', 'discovery', 'anon-version', 'pod-list', 'crb-create'],
      predict: [
        {
          request: 'discovery',
          ask: 'level',
          why: 'The URL /apis/apps/v1 names an API group and version, but no resource. It is a non-resource URL.',
        },
        {
          request: 'crb-create',
          ask: 'level',
          why: 'ClusterRoleBindings are a resource, although they are in no namespace.',
        },
      ],
      claims: [
        { says: 'So rule 1 drops the health check', request: 'livez', level: 'None', rule: 0 },
        { says: 'Prometheus reading /metrics', request: 'metrics', level: 'None', rule: 0 },
        { says: 'it goes on to rule 2', request: 'pod-list', level: 'Metadata', rule: 1 },
      ],
    },
    {
      policy: dropping('/livez', '/readyz', '/healthz'),
      requests: ['livez', 'readyz', 'healthz-etcd', 'metrics', 'pod-get'],
      predict: [
        {
          request: 'healthz-etcd',
          ask: 'level',
          why: 'The value /healthz has no star, so it matches only the path /healthz.',
        },
      ],
      claims: [
        { says: '/healthz is this path and no other', request: 'healthz-etcd', rule: 1 },
        {
          says: '/healthz* matches everything that begins so',
          request: 'healthz-etcd',
          rule: 0,
          policy: dropping('/healthz*'),
        },
      ],
      steps: [
        {
          say: 'Make the rule match every path that begins with /healthz, and no other.',
          done: {
            expects: [
              { request: 'healthz-etcd', level: 'None' },
              { request: 'metrics', atLeast: 'Metadata' },
            ],
          },
          way: [['"/healthz"', '"/healthz*"']],
        },
        {
          say: 'Try to match livez and readyz at once with "/*z".',
          done: { rejected: '/*z' },
          way: [['"/livez", "/readyz"', '"/*z"']],
          notice:
            'With this policy, kube-apiserver would not start. The star may only be the last character.',
        },
      ],
    },
    {
      policy: dropping('/api*'),
      requests: ['discovery', 'anon-api', 'pod-list', 'secret-get', 'deploy-update', 'livez'],
      predict: [
        {
          request: 'deploy-update',
          ask: 'level',
          why: 'The path begins with /apis, but it is a request for Deployments: a resource.',
        },
        {
          request: 'anon-api',
          ask: 'level',
          why: 'The path is /api, and nothing in this rule asks who the caller is.',
        },
      ],
      claims: [
        { says: 'nonResourceURLs never matches it', request: 'pod-list', rule: 1 },
        {
          says: 'A rule for /api* records none of them.',
          request: 'pod-list',
          level: 'None',
          rule: -1,
          policy: `${head}  - level: Metadata\n    nonResourceURLs: ["/api*"]\n`,
        },
      ],
    },
    {
      policy: bodies,
      requests: ['discovery', 'anon-api', 'livez', 'metrics', 'openapi'],
      claims: [
        {
          says: 'There is never a requestObject.',
          request: 'discovery',
          level: 'RequestResponse',
          mustNotHold: ['requestObject'],
        },
        {
          says: 'the event is the same as with Metadata',
          request: 'livez',
          mustNotHold: ['requestObject', 'responseObject'],
        },
        {
          says: 'the event is the same as with Metadata',
          request: 'metrics',
          mustNotHold: ['requestObject', 'responseObject'],
        },
      ],
      steps: [
        {
          say: 'Select the discovery request, look at responseObject in its last event, then lower the level so that the event stays and responseObject is gone.',
          done: {
            expects: [
              { request: 'discovery', atLeast: 'Metadata', mustNotHold: ['responseObject'] },
            ],
          },
          way: [['RequestResponse', 'Metadata']],
          notice: 'The status code is still there, as in every event that ends a request.',
        },
      ],
    },
    {
      policy: docsDiscovery,
      requests: ['discovery', 'anon-version', 'anon-api', 'livez', 'readyz', 'metrics', 'pprof'],
      predict: [
        {
          request: 'anon-api',
          ask: 'level',
          why: 'The path matches, but the caller has no credentials. Rule 1 is only about signed-in callers.',
        },
        {
          request: 'metrics',
          ask: 'level',
          why: 'Prometheus is signed in, but /metrics is not among the paths.',
        },
      ],
      claims: [
        { says: 'It drops discovery', request: 'discovery', level: 'None', rule: 0 },
        {
          says: 'an anonymous curl of /version is still recorded',
          request: 'anon-version',
          level: 'Metadata',
        },
        { says: 'this rule does not match them', request: 'livez', rule: 1 },
        {
          says: 'a profile is a long-running request',
          request: 'pprof',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
      ],
      steps: [
        {
          say: 'Add a rule that drops /livez, /readyz, everything under /healthz, and /metrics, for everybody. Other requests of strangers stay.',
          done: {
            expects: [
              { request: 'livez', level: 'None' },
              { request: 'readyz', level: 'None' },
              { request: 'healthz-etcd', level: 'None' },
              { request: 'metrics', level: 'None' },
              { request: 'anon-version', atLeast: 'Metadata' },
              { request: 'anon-api', atLeast: 'Metadata' },
              { request: 'pprof', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              'rules:\n',
              'rules:\n  - level: None\n    nonResourceURLs: ["/livez", "/readyz", "/healthz*", "/metrics"]\n',
            ],
          ],
          notice: 'What strangers try is kept, and so is the profile. Only the routine is gone.',
        },
      ],
    },
  ],
};
