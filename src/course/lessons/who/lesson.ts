import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
`;

const janeFirst = `${head}  - level: Request
    users: ["jane"]
  - level: Metadata
`;

const janeAsAdmin = `${head}  - level: Request
    users: ["jane"]
    userGroups: ["kubeadm:cluster-admins"]
  - level: Metadata
`;

const prodAccounts = `${head}  - level: Metadata
    users: ["system:serviceaccount:prod:*"]
`;

const prodGroup = `${head}  - level: Metadata
    userGroups: ["system:serviceaccounts:prod"]
`;

const docsKubeProxy = `${head}  - level: None
    users: ["system:kube-proxy"]
    verbs: ["watch"]
    resources:
      - group: ""
        resources: ["endpoints", "services"]
  - level: Metadata
`;

const strangers = `${head}  - level: Metadata
    userGroups: ["system:unauthenticated"]
`;

const asWeb = `${head}  - level: Request
    users: ["system:serviceaccount:prod:web"]
  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: janeFirst,
      requests: ['pod-get', 'deploy-update', 'cm-update-kube-system', 'node-get', 'livez'],
      claims: [
        {
          says: 'her reading a pod is recorded at level Request',
          request: 'pod-get',
          level: 'Request',
          rule: 0,
        },
        {
          says: 'What kubernetes-admin does is left to rule 2.',
          request: 'cm-update-kube-system',
          rule: 1,
        },
        {
          says: 'Jane is somebody else',
          request: 'pod-get',
          rule: 1,
          policy: janeFirst.replace('jane', 'Jane'),
        },
      ],
      steps: [
        {
          say: 'Record the requests of kubernetes-admin at level Request, too, but not those of nodes.',
          done: {
            expects: [
              { request: 'pod-get', level: 'Request' },
              { request: 'cm-update-kube-system', level: 'Request' },
              { request: 'node-get', level: 'Metadata' },
            ],
          },
          way: [['["jane"]', '["jane", "kubernetes-admin"]']],
          notice: 'A list of users is "this one or that one", like every list in a rule.',
        },
      ],
    },
    {
      policy: janeAsAdmin,
      requests: ['pod-get', 'deploy-update', 'cm-update-kube-system', 'node-get', 'livez'],
      predict: [
        {
          request: 'pod-get',
          ask: 'rule',
          why: 'The user matches, but jane is not in kubeadm:cluster-admins. Both conditions must match.',
        },
        {
          request: 'cm-update-kube-system',
          ask: 'rule',
          why: 'The group matches, but the user is kubernetes-admin and not jane.',
        },
      ],
      claims: [
        { says: 'both must match', request: 'pod-get', rule: 1 },
        { says: 'both must match', request: 'cm-update-kube-system', rule: 1 },
        {
          says: 'So is every node and every workload.',
          request: 'node-get',
          rule: 0,
          policy: janeFirst.replace('users: ["jane"]', 'userGroups: ["system:authenticated"]'),
        },
      ],
      steps: [
        {
          say: 'Record all developers and all cluster admins at level Request, and still not nodes. Use userGroups, without users.',
          done: {
            expects: [
              { request: 'pod-get', level: 'Request' },
              { request: 'cm-update-kube-system', level: 'Request' },
              { request: 'node-get', level: 'Metadata' },
            ],
          },
          way: [
            ['    users: ["jane"]\n', ''],
            ['["kubeadm:cluster-admins"]', '["developers", "kubeadm:cluster-admins"]'],
          ],
          notice: 'A new developer is recorded, too, and you did not have to name anybody.',
        },
      ],
    },
    {
      policy: prodAccounts,
      requests: ['secret-list-all', 'pod-create-privileged', 'pod-get', 'metrics', 'tokenreview'],
      predict: [
        {
          request: 'secret-list-all',
          ask: 'level',
          why: 'The user is system:serviceaccount:prod:web. Nobody has a name that ends with a star.',
        },
      ],
      claims: [
        {
          says: 'system:serviceaccounts: all service accounts',
          request: 'metrics',
          rule: 0,
          policy: prodGroup.replace(':prod', ''),
        },
        {
          says: 'system:serviceaccounts:prod: those of one namespace',
          request: 'secret-list-all',
          rule: 0,
          policy: prodGroup,
        },
        {
          says: 'system:serviceaccounts:prod: those of one namespace',
          request: 'metrics',
          rule: -1,
          policy: prodGroup,
        },
      ],
      steps: [
        {
          say: 'Use userGroups to record every service account in prod, and nobody else.',
          done: {
            expects: [
              { request: 'secret-list-all', atLeast: 'Metadata' },
              { request: 'pod-create-privileged', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
              { request: 'metrics', level: 'None' },
            ],
          },
          way: [
            [
              'users: ["system:serviceaccount:prod:*"]',
              'userGroups: ["system:serviceaccounts:prod"]',
            ],
          ],
          notice:
            'Prometheus and metrics-server are workloads, too, but of other namespaces. The group system:serviceaccounts would match all three.',
        },
      ],
    },
    {
      policy: docsKubeProxy,
      requests: [
        'kubeproxy-watch',
        'kubeproxy-watch-legacy',
        'configmap-watch-named',
        'node-get',
        'binding',
        'pod-delete-by-controller',
      ],
      predict: [
        {
          request: 'kubeproxy-watch',
          ask: 'level',
          why: 'The user is system:serviceaccount:kube-system:kube-proxy, and the resource endpointslices. Neither is in rule 1, so in most clusters that rule does nothing.',
        },
      ],
      claims: [
        {
          says: 'It silences a kube-proxy that signs in with a client certificate',
          request: 'kubeproxy-watch-legacy',
          level: 'None',
          rule: 0,
        },
        {
          says: 'kubeadm runs kube-proxy in pods, as a service account',
          request: 'kubeproxy-watch',
          level: 'Metadata',
          rule: 1,
        },
      ],
      steps: [
        {
          say: 'Silence the kube-proxy of kubeadm instead: name its service account, and endpointslices in group discovery.k8s.io.',
          done: {
            expects: [
              { request: 'kubeproxy-watch', level: 'None' },
              { request: 'configmap-watch-named', atLeast: 'Metadata' },
              { request: 'binding', atLeast: 'Metadata' },
            ],
          },
          way: [
            ['"system:kube-proxy"', '"system:serviceaccount:kube-system:kube-proxy"'],
            [
              '        resources: ["endpoints", "services"]\n',
              '        resources: ["endpoints", "services"]\n      - group: "discovery.k8s.io"\n        resources: ["endpointslices"]\n',
            ],
          ],
        },
        {
          say: 'Add a rule that drops what nodes get, by their group, but not what they watch.',
          done: {
            expects: [
              { request: 'node-get', level: 'None' },
              { request: 'configmap-watch-named', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              'rules:\n',
              'rules:\n  - level: None\n    userGroups: ["system:nodes"]\n    verbs: ["get"]\n',
            ],
          ],
          notice: 'Nodes come and go. The group stays.',
        },
      ],
    },
    {
      policy: strangers,
      requests: ['anon-api', 'anon-version', 'livez', 'bad-token', 'pod-get'],
      predict: [
        {
          request: 'bad-token',
          ask: 'level',
          why: 'The token was wrong, so there is no user and no group, not even system:unauthenticated. No rule matches.',
        },
      ],
      claims: [
        {
          says: 'This rule records such a request for /api.',
          request: 'anon-api',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'A rule with users or userGroups never matches it',
          request: 'bad-token',
          rule: -1,
        },
        {
          says: 'Their one event has the stage ResponseStarted',
          request: 'bad-token',
          stages: ['ResponseStarted'],
          policy: `${head}  - level: Metadata\n`,
        },
        {
          says: 'a policy that omits this stage never shows them',
          request: 'bad-token',
          stages: [],
          policy: `${head}  - level: Metadata\n    omitStages: ["ResponseStarted"]\n`,
        },
      ],
      steps: [
        {
          say: 'Add rules so that failed logins are recorded, and what signed-in users do is still not.',
          done: {
            expects: [
              { request: 'bad-token', atLeast: 'Metadata', has: ['ResponseStarted'] },
              { request: 'anon-api', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [
            [
              '["system:unauthenticated"]\n',
              '["system:unauthenticated"]\n  - level: None\n    userGroups: ["system:authenticated"]\n  - level: Metadata\n',
            ],
          ],
          notice:
            'First drop everybody who is known; what then reaches the catch-all is a request without a user.',
        },
      ],
    },
    {
      policy: asWeb,
      requests: ['impersonate', 'secret-list-all', 'secret-list-denied', 'eviction', 'secret-get'],
      predict: [
        {
          request: 'impersonate',
          ask: 'rule',
          why: 'It was sent by kubernetes-admin. That the service account is impersonated is not yet known when the policy is evaluated.',
        },
        {
          request: 'secret-list-all',
          ask: 'rule',
          why: 'Here the token of the service account itself was used, so it is the user.',
        },
      ],
      claims: [
        {
          says: 'match the person who really sent the request',
          request: 'impersonate',
          rule: 0,
          policy: asWeb.replace('system:serviceaccount:prod:web', 'kubernetes-admin'),
        },
      ],
      steps: [
        {
          say: 'Record at level Request what kubernetes-admin does, under any name.',
          done: {
            expects: [
              { request: 'impersonate', level: 'Request' },
              { request: 'eviction', level: 'Request' },
            ],
          },
          way: [['system:serviceaccount:prod:web', 'kubernetes-admin']],
          notice: 'Nobody escapes a rule about themselves by acting as somebody else.',
        },
      ],
    },
  ],
};
