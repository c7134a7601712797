import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const rule = (level: string, resources: string) => `  - level: ${level}
    resources:
      - group: ""
        resources: [${resources}]
`;

const rest = `  - level: Metadata
`;

const onlyPods = `${head}${rule('Metadata', '"pods"')}`;

const shells = `${head}${rule('Request', '"pods/exec", "pods/attach"')}`;

const oldShells = `${head}${rule('Metadata', '"pods/exec", "pods/attach", "pods/portforward"')}    verbs: ["create"]
`;

const changes = `${head}${rule('Request', '"pods"')}      - group: "apps"
        resources: ["deployments"]
`;

const allOfPods = `${head}${rule('Metadata', '"pods/*"')}`;

const podsAndRest = `${head}${rule('RequestResponse', '"pods"')}${rest}`;

const bodies = ['requestObject', 'responseObject'];

export const lesson: Lesson = {
  screens: [
    {
      policy: onlyPods,
      requests: ['pod-get', 'pod-create', 'logs', 'exec-get', 'pod-status'],
      predict: [
        {
          request: 'exec-get',
          ask: 'level',
          why: 'A shell is a request for pods/exec. The rule is about pods, and nothing else matches.',
        },
      ],
      claims: [
        { says: 'It matches reading a pod', request: 'pod-get', level: 'Metadata', rule: 0 },
        { says: 'not reading its logs', request: 'logs', level: 'None', rule: -1 },
      ],
      steps: [
        {
          say: 'Record shells as well: add pods/exec to the list.',
          done: {
            expects: [
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'pod-get', atLeast: 'Metadata' },
            ],
          },
          way: [['["pods"]', '["pods", "pods/exec"]']],
          notice: 'The command, sh, is in the requestURI of the events.',
        },
      ],
    },
    {
      policy: shells,
      requests: [
        'exec-get',
        'attach',
        'portforward',
        'debug-ephemeral',
        'pod-proxy',
        'service-proxy',
        'node-proxy',
        'pod-get',
      ],
      predict: [
        {
          request: 'debug-ephemeral',
          ask: 'level',
          why: 'kubectl debug first patches pods/ephemeralcontainers, which is not in the list. Only the attach that follows is recorded.',
        },
      ],
      claims: [
        { says: 'This rule knows about exec and attach.', request: 'exec-get', level: 'Request' },
        { says: 'This rule knows about exec and attach.', request: 'attach', level: 'Request' },
        {
          says: 'What was typed or transferred afterwards is not recorded.',
          request: 'exec-get',
          mustNotHold: bodies,
        },
      ],
      steps: [
        {
          say: 'Add the other ways to the list, down to nodes/proxy, at level Request as well.',
          done: {
            expects: [
              'exec-get',
              'attach',
              'portforward',
              'debug-ephemeral',
              'pod-proxy',
              'service-proxy',
              'node-proxy',
            ].map((request) => ({ request, atLeast: 'Request' as const })),
          },
          way: [
            [
              '"pods/attach"',
              '"pods/attach", "pods/portforward", "pods/ephemeralcontainers", "pods/proxy", "services/proxy", "nodes/proxy"',
            ],
          ],
          notice:
            'Read the event of kubectl debug: the requestObject holds the image of the new container.',
        },
      ],
    },
    {
      policy: oldShells,
      requests: ['exec-post', 'exec-get', 'attach', 'portforward', 'pod-get'],
      predict: [
        {
          request: 'exec-get',
          ask: 'level',
          why: 'A current kubectl sends a get, and the rule wants create. The same shell, and no event.',
        },
      ],
      claims: [
        {
          says: 'It still records the shell of an old kubectl.',
          request: 'exec-post',
          level: 'Metadata',
          rule: 0,
        },
      ],
      steps: [
        {
          say: 'Record shells and tunnels of every kubectl. Reads of pods must stay unrecorded.',
          done: {
            expects: [
              { request: 'exec-post', atLeast: 'Metadata' },
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'attach', atLeast: 'Metadata' },
              { request: 'portforward', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [['["create"]', '["create", "get"]']],
          notice: 'With get, reading a pod is still not recorded, because pods is not in the list.',
        },
      ],
    },
    {
      policy: changes,
      requests: [
        'deploy-update',
        'deploy-scale',
        'eviction',
        'sa-token',
        'csr-approve',
        'pod-create',
      ],
      predict: [
        {
          request: 'deploy-scale',
          ask: 'level',
          why: 'kubectl scale patches deployments/scale. For the rule, this is not deployments.',
        },
      ],
      claims: [
        {
          says: 'It sees an update of a Deployment',
          request: 'deploy-update',
          level: 'Request',
          rule: 0,
        },
        { says: 'not the eviction of a pod', request: 'eviction', level: 'None', rule: -1 },
        {
          says: 'kubectl create token creates serviceaccounts/token.',
          request: 'sa-token',
          rule: 0,
          policy: `${head}${rule('Metadata', '"serviceaccounts/token"')}`,
        },
      ],
      steps: [
        {
          say: 'Record scaling and evictions at the same level.',
          done: {
            expects: [
              { request: 'deploy-scale', level: 'Request' },
              { request: 'eviction', level: 'Request' },
              { request: 'deploy-update', level: 'Request' },
            ],
          },
          way: [
            ['["pods"]', '["pods", "pods/eviction"]'],
            ['["deployments"]', '["deployments", "deployments/scale"]'],
          ],
          notice: 'The requestObject of kubectl scale holds the number of replicas.',
        },
        {
          say: 'Add a rule that records new tokens at Metadata.',
          done: {
            expects: [{ request: 'sa-token', level: 'Metadata' }],
          },
          way: [
            [
              '"deployments/scale"]\n',
              `"deployments/scale"]\n${rule('Metadata', '"serviceaccounts/token"')}`,
            ],
          ],
          notice: 'A rule for serviceaccounts, or for secrets, would not match.',
        },
      ],
    },
    {
      policy: allOfPods,
      requests: ['exec-get', 'logs', 'pod-get', 'pod-proxy', 'node-proxy', 'service-proxy'],
      predict: [
        {
          request: 'pod-get',
          ask: 'level',
          why: 'pods/* matches pods as well as all their subresources. No pattern means the subresources alone: list those that you want.',
        },
      ],
      claims: [
        { says: 'opening a shell is recorded', request: 'exec-get', level: 'Metadata' },
        { says: 'so is reading logs', request: 'logs', level: 'Metadata' },
        {
          says: 'this subresource of every resource',
          request: 'node-proxy',
          level: 'Metadata',
          policy: `${head}${rule('Metadata', '"*/proxy"')}`,
        },
        {
          says: 'with their subresources',
          request: 'exec-get',
          level: 'Metadata',
          policy: `${head}${rule('Metadata', '"*"')}`,
        },
        {
          says: '*/* matches nothing',
          request: 'exec-get',
          level: 'None',
          policy: `${head}${rule('Metadata', '"*/*"')}`,
        },
        {
          says: 'pod* matches nothing',
          request: 'pod-get',
          level: 'None',
          policy: `${head}${rule('Metadata', '"pod*"')}`,
        },
        {
          says: '*/scale under group: "" does not match deployments/scale',
          request: 'deploy-scale',
          level: 'None',
          policy: `${head}${rule('Metadata', '"*/scale"')}`,
        },
      ],
      steps: [
        {
          say: 'Replace pods/* with a pattern that matches the proxies of pods, services and nodes, and nothing else.',
          done: {
            expects: [
              { request: 'pod-proxy', level: 'Metadata' },
              { request: 'service-proxy', level: 'Metadata' },
              { request: 'node-proxy', level: 'Metadata' },
              { request: 'pod-get', level: 'None' },
              { request: 'logs', level: 'None' },
            ],
          },
          way: [['"pods/*"', '"*/proxy"']],
          notice: 'Such a pattern also matches what later versions of Kubernetes add.',
        },
      ],
    },
    {
      policy: podsAndRest,
      requests: ['pod-status', 'node-status', 'pod-get', 'pod-create', 'node-get', 'exec-get'],
      predict: [
        {
          request: 'pod-status',
          ask: 'rule',
          why: 'pods does not match pods/status. So the catch-all matches, and at least the whole pod is not recorded each time.',
        },
      ],
      claims: [
        {
          says: 'The status of a node is recorded by the catch-all.',
          request: 'node-status',
          level: 'Metadata',
          rule: 1,
        },
      ],
      steps: [
        {
          say: 'Drop the status of pods and nodes, and nothing else.',
          done: {
            expects: [
              { request: 'pod-status', level: 'None' },
              { request: 'node-status', level: 'None' },
              { request: 'pod-get', level: 'RequestResponse' },
              { request: 'exec-get', level: 'Metadata' },
              { request: 'node-get', level: 'Metadata' },
            ],
          },
          way: [['["pods"]\n', `["pods"]\n${rule('None', '"pods/status", "nodes/status"')}`]],
          notice: 'Above the catch-all is early enough. Lesson 11 drops more noise.',
        },
      ],
    },
  ],
};
