import type { Lesson } from '../../types';

const start = `apiVersion: audit.k8s.io/v1
kind: Policy
`;
const head = `${start}omitStages: ["RequestReceived"]
rules:
`;
const rest = '  - level: Metadata\n';

const noStarted = `${start}omitStages: ["RequestReceived", "ResponseStarted"]
rules:
${rest}`;

const deletes = `${head}  - level: Request
    verbs: ["delete"]
    resources:
      - group: ""
        resources: ["pods"]
`;

const controllers = `${head}  - level: Request
    userGroups: ["system:serviceaccounts:kube-system"]
    verbs: ["delete", "deletecollection"]
`;

const blind = `${head}  - level: None
    userGroups: ["system:serviceaccounts"]
    verbs: ["get", "list", "watch"]
${rest}`;

export const lesson: Lesson = {
  screens: [
    {
      policy: `${start}rules:\n${rest}`,
      requests: ['exec-get', 'secret-list-all', 'pod-delete-webapp', 'bad-token', 'impersonate'],
      predict: [
        {
          request: 'secret-list-all',
          ask: 'stages',
          why: 'A list is no long-running request, so it has an event when it arrives and one when it is complete.',
        },
      ],
      claims: [
        {
          says: 'opening this shell makes three',
          request: 'exec-get',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
        {
          says: 'For a failed login, there never is anything else.',
          request: 'bad-token',
          stages: ['ResponseStarted'],
        },
      ],
    },
    {
      policy: noStarted,
      requests: ['secret-list-denied', 'bad-token', 'exec-get', 'impersonate', 'pod-notfound'],
      predict: [
        {
          request: 'bad-token',
          ask: 'stages',
          why: 'Its only stage is ResponseStarted, which this policy omits.',
        },
      ],
      steps: [
        {
          say: 'Bring the failed logins back, and still omit RequestReceived.',
          done: {
            expects: [
              { request: 'bad-token', has: ['ResponseStarted'] },
              { request: 'secret-list-denied', atLeast: 'Metadata', lacks: ['RequestReceived'] },
            ],
          },
          way: [[', "ResponseStarted"', '']],
          notice: 'The event has no user. What you have is the address, the URL and the time.',
        },
      ],
    },
    {
      policy: `${head}${rest}`,
      requests: ['secret-list-all', 'impersonate', 'secret-list-denied', 'crb-create'],
      claims: [
        {
          says: 'Which Secrets were in the response is not recorded at Metadata.',
          request: 'secret-list-all',
          level: 'Metadata',
          mustNotHold: ['responseObject', 'db-password'],
        },
      ],
    },
    {
      policy: deletes,
      requests: [
        'pod-delete-webapp',
        'pod-deletecollection',
        'eviction',
        'pod-delete-by-controller',
        'ns-cleanup',
        'pod-get',
      ],
      predict: [
        {
          request: 'eviction',
          ask: 'level',
          why: 'A drain creates an eviction: verb create, subresource eviction. The rule is about delete and pods.',
        },
        {
          request: 'pod-delete-by-controller',
          ask: 'level',
          why: 'The controller sends an ordinary delete of a pod, and the rule does not ask who.',
        },
        {
          request: 'ns-cleanup',
          ask: 'level',
          why: 'A namespace is emptied in bulk: deletecollection, for one kind of object after the other.',
        },
      ],
      claims: [
        {
          says: 'rule 1 records it with its options',
          request: 'pod-delete-webapp',
          level: 'Request',
          rule: 0,
        },
      ],
      steps: [
        {
          say: 'Record bulk deletes of pods, too, but no reads.',
          done: {
            expects: [
              { request: 'pod-deletecollection', atLeast: 'Metadata' },
              { request: 'pod-delete-webapp', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [['["delete"]', '["delete", "deletecollection"]']],
        },
        {
          say: 'Add a rule for the eviction of pods, at level Request.',
          done: {
            expects: [{ request: 'eviction', level: 'Request' }],
          },
          way: [
            [
              '        resources: ["pods"]\n',
              '        resources: ["pods"]\n  - level: Request\n    resources:\n      - group: ""\n        resources: ["pods/eviction"]\n',
            ],
          ],
          notice:
            'An eviction may also be refused by a disruption budget: code 429, and the pod stays.',
        },
      ],
    },
    {
      policy: controllers,
      requests: [
        'pod-delete-by-controller',
        'deploy-scale',
        'deploy-update',
        'ns-cleanup',
        'ns-delete',
        'pod-get',
      ],
      predict: [
        {
          request: 'deploy-scale',
          ask: 'level',
          why: 'It was sent by a person, and it is a patch. The rule is about deletes by service accounts in kube-system.',
        },
      ],
      claims: [
        {
          says: 'replicaset-controller deleted the pod.',
          request: 'pod-delete-by-controller',
          level: 'Request',
        },
        {
          says: 'This one has the controllers and nobody else.',
          request: 'ns-delete',
          level: 'None',
        },
      ],
      steps: [
        {
          say: 'Add a rule at level Request for update, patch and delete of Deployments, deployments/scale and Namespaces.',
          done: {
            expects: [
              { request: 'deploy-scale', level: 'Request' },
              { request: 'deploy-update', level: 'Request' },
              { request: 'ns-delete', level: 'Request' },
            ],
          },
          way: [
            [
              '["delete", "deletecollection"]\n',
              '["delete", "deletecollection"]\n  - level: Request\n    verbs: ["update", "patch", "delete"]\n    resources:\n      - group: "apps"\n        resources: ["deployments", "deployments/scale"]\n      - group: ""\n        resources: ["namespaces"]\n',
            ],
          ],
          notice: 'Now each delete by a controller has a line before it with the name of a person.',
        },
      ],
    },
    {
      policy: blind,
      requests: [
        'anon-api',
        'bad-token',
        'can-i',
        'secret-list-denied',
        'clusterrole-denied',
        'pod-create-privileged',
        'crb-create',
        'secret-list-all',
      ],
      predict: [
        {
          request: 'secret-list-all',
          ask: 'level',
          why: 'The caller is a service account, and list is among the verbs. Rule 1 drops it.',
        },
      ],
      claims: [
        {
          says: 'One important line is missing.',
          request: 'secret-list-all',
          level: 'None',
          rule: 0,
        },
        { says: 'then a new binding', request: 'crb-create', level: 'Metadata' },
      ],
      steps: [
        {
          say: 'Make the whole chain visible. Service accounts in kube-system may stay silent.',
          done: {
            expects: [
              { request: 'secret-list-all', atLeast: 'Metadata' },
              { request: 'secret-list-denied', atLeast: 'Metadata' },
              { request: 'clusterrole-denied', atLeast: 'Metadata' },
              { request: 'pod-create-privileged', atLeast: 'Metadata' },
              { request: 'crb-create', atLeast: 'Metadata' },
              { request: 'can-i', atLeast: 'Metadata' },
              { request: 'anon-api', atLeast: 'Metadata' },
              { request: 'bad-token', has: ['ResponseStarted'] },
            ],
          },
          way: [['"system:serviceaccounts"', '"system:serviceaccounts:kube-system"']],
          notice:
            'The refused list of Secrets is back as well. It comes four steps before the theft, and is the line to raise an alarm for.',
        },
      ],
    },
  ],
};
