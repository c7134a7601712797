import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const pods = `    resources:
      - group: ""
        resources: ["pods"]
`;

const deletions = `${head}  - level: RequestResponse
    verbs: ["delete"]
`;

const inOneNamespace = `${deletions}    namespaces: ["prod-namespace"]
${pods}`;

const httpMethod = `${head}  - level: RequestResponse
    verbs: ["DELETE"]
`;

const entries = `${head}  - level: Metadata
${pods}        resourceNames: ["webapp-pod"]
      - group: ""
        resources: ["secrets"]
`;

const trailingSpace = `${inOneNamespace}        resourceNames: ["webapp-pod "]
`;

const stars = `${head}  - level: Metadata
    users: ["*"]
    verbs: ["*"]
`;

const misspelled = `${head}  - level: RequestResponse
    verb: ["delete"]
    namespaces: ["prod"]
${pods}`;

const groupsOfApps = `${head}  - level: Metadata
    resources:
      - groups: "apps"
        resources: ["deployments"]
`;

const named = `${head}  - level: Metadata
metadata:
  name: sample-policy
`;

const flattened = `- namespaces: ["prod-namespace"]
verbs: ["delete"]
resources:
- groups: ""
resources: ["pods"]
resourceNames: ["webapp-pod "]
level: RequestResponse
`;

const indented = `  - namespaces: ["prod-namespace"]
    verbs: ["delete"]
    resources:
      - groups: ""
        resources: ["pods"]
        resourceNames: ["webapp-pod "]
    level: RequestResponse
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: inOneNamespace,
      requests: [
        'pod-delete-webapp',
        'pod-delete-by-controller',
        'pod-get',
        'pod-create',
        'ns-delete',
      ],
      predict: [
        {
          request: 'pod-delete-by-controller',
          ask: 'rule',
          why: 'Verb and resource match, the namespace does not: prod is not prod-namespace. One condition that is not met is enough.',
        },
      ],
      claims: [
        {
          says: 'Deleting webapp-pod meets all three conditions.',
          request: 'pod-delete-webapp',
          level: 'RequestResponse',
          rule: 0,
        },
      ],
      steps: [
        {
          say: 'Record the deletion of pods in every namespace, and still nothing else.',
          done: {
            expects: [
              { request: 'pod-delete-webapp', atLeast: 'Metadata' },
              { request: 'pod-delete-by-controller', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
              { request: 'ns-delete', level: 'None' },
            ],
          },
          way: [['    namespaces: ["prod-namespace"]\n', '']],
          notice:
            'Without namespaces, the namespace does not matter. The other conditions still do.',
        },
      ],
    },
    {
      policy: `${deletions}${pods}`,
      requests: [
        'pod-delete-webapp',
        'pod-deletecollection',
        'pod-get',
        'pod-watch',
        'deploy-scale',
        'pod-create',
      ],
      predict: [
        {
          request: 'pod-deletecollection',
          ask: 'level',
          why: 'The verb of this request is deletecollection, and the list holds only delete.',
        },
      ],
      claims: [
        {
          says: 'DELETE in the list matches nothing.',
          request: 'pod-delete-webapp',
          level: 'None',
          policy: httpMethod,
        },
        {
          says: 'it records every read of a pod, too',
          request: 'pod-get',
          level: 'RequestResponse',
          policy: `${head}  - level: RequestResponse\n${pods}`,
        },
      ],
      steps: [
        {
          say: 'Record it too when several pods are deleted in one request. Reads are still not recorded.',
          done: {
            expects: [
              { request: 'pod-delete-webapp', atLeast: 'Metadata' },
              { request: 'pod-deletecollection', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
              { request: 'pod-watch', level: 'None' },
            ],
          },
          way: [['["delete"]', '["delete", "deletecollection"]']],
          notice: 'The rule matches when one item of the list does.',
        },
      ],
    },
    {
      policy: entries,
      requests: ['pod-delete-webapp', 'pod-get', 'secret-get', 'cm-create-dev', 'deploy-update'],
      predict: [
        {
          request: 'pod-get',
          ask: 'level',
          why: 'This is pod web-1. The first entry has the names of the objects, and web-1 is not one of them.',
        },
      ],
      claims: [
        { says: 'deleting it is recorded', request: 'pod-delete-webapp', level: 'Metadata' },
        { says: 'The second one matches all Secrets', request: 'secret-get', level: 'Metadata' },
      ],
      steps: [
        {
          say: 'Record ConfigMaps like Secrets.',
          done: {
            expects: [
              { request: 'cm-create-dev', level: 'Metadata' },
              { request: 'secret-get', level: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [['["secrets"]', '["secrets", "configmaps"]']],
          notice: 'Both are in the core group, so one entry is enough for them.',
        },
        {
          say: 'Remove the line resources: ["pods"], so that only the name is left.',
          done: { rejected: 'requires at least one resource' },
          way: [['        resources: ["pods"]\n', '']],
          notice: 'Rejected: a name alone does not say what it is the name of.',
        },
      ],
    },
    {
      policy: trailingSpace,
      requests: ['pod-delete-webapp', 'pod-delete-by-controller', 'pod-get', 'secret-get'],
      predict: [
        {
          request: 'pod-delete-webapp',
          ask: 'level',
          why: 'There is a space after webapp-pod, inside the quotes. No pod can have such a name, so the rule never matches.',
        },
      ],
      claims: [
        { says: '"*" matches nothing', request: 'secret-get', level: 'None', policy: stars },
      ],
      steps: [
        {
          say: 'Mend the rule, so that deleting webapp-pod is recorded.',
          done: {
            expects: [{ request: 'pod-delete-webapp', atLeast: 'Metadata' }],
          },
          way: [['"webapp-pod "', '"webapp-pod"']],
          notice:
            'Test a rule with a request that it must match. Here, the preview does it for you.',
        },
      ],
    },
    {
      policy: misspelled,
      requests: ['pod-delete-by-controller', 'pod-get', 'pod-create', 'secret-get'],
      predict: [
        {
          request: 'pod-get',
          ask: 'level',
          why: 'With verb ignored, the rule has no condition on verbs. It matches reads of pods in prod too, and records the pods.',
        },
      ],
      claims: [
        {
          says: 'the rule matches more than it should',
          request: 'pod-create',
          level: 'RequestResponse',
        },
        {
          says: 'looks for them in the core group, and matches nothing',
          request: 'deploy-update',
          level: 'None',
          rule: -1,
          policy: groupsOfApps,
        },
        {
          says: 'It has no effect.',
          request: 'pod-get',
          level: 'Metadata',
          policy: named,
        },
      ],
      steps: [
        {
          say: 'Correct the key.',
          done: {
            expects: [
              { request: 'pod-delete-by-controller', level: 'RequestResponse' },
              { request: 'pod-get', level: 'None' },
              { request: 'pod-create', level: 'None' },
            ],
          },
          way: [['verb:', 'verbs:']],
          notice: 'The warning is gone, and only deletions are left.',
        },
      ],
    },
    {
      policy: `${head}${flattened}`,
      requests: ['pod-delete-webapp', 'pod-get', 'pod-create', 'secret-get'],
      steps: [
        {
          say: 'Indent the lines again: everything below namespaces belongs to the rule, and the second resources and resourceNames belong to the entry with groups.',
          done: { expects: [{ request: 'pod-get', level: 'None' }] },
          way: [[flattened, indented]],
          notice:
            'kube-apiserver accepts it now, with a warning. But deleting webapp-pod is still not recorded.',
        },
        {
          say: 'Make the rule match the deletion of webapp-pod, and still no reads.',
          done: {
            expects: [
              { request: 'pod-delete-webapp', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [['"webapp-pod "', '"webapp-pod"']],
          notice: 'It was the space. One warning is left.',
        },
        {
          say: 'Correct the misspelled key that the warning names.',
          done: { withoutProblem: 'unknown-field' },
          way: [['groups:', 'group:']],
          notice: 'groups: "" only worked by luck, because a missing group means the core group.',
        },
      ],
    },
  ],
};
