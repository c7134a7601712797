import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const rule = (level: string, resource: string) => `  - level: ${level}
    resources:
      - group: ""
        resources: ["${resource}"]
`;

const secrets = rule('Metadata', 'secrets');

const inProd = `  - level: RequestResponse
    namespaces: ["prod"]
`;

const deletedPods = `${rule('RequestResponse', 'pods')}    verbs: ["delete"]
`;

const noConfigMaps = rule('None', 'configmaps');

const systemConfigMaps = `${rule('RequestResponse', 'configmaps')}    namespaces: ["kube-system"]
`;

const noReads = `  - level: None
    verbs: ["get", "list", "watch"]
`;

const rest = `  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: `${head}${secrets}${inProd}`,
      requests: ['secret-get', 'secret-create', 'pod-get', 'pod-create', 'cm-create-dev'],
      predict: [
        {
          request: 'secret-get',
          ask: 'rule',
          why: 'Rule 1 matches, so rule 2 is not evaluated. The level is Metadata, and the password stays out of the log.',
        },
      ],
      claims: [
        {
          says: 'Reading a pod in prod matches the second rule',
          request: 'pod-get',
          level: 'RequestResponse',
          rule: 1,
        },
        {
          says: 'A ConfigMap in dev matches neither.',
          request: 'cm-create-dev',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Swap the two rules.',
          done: {
            expects: [
              { request: 'secret-get', level: 'RequestResponse', rule: 0 },
              { request: 'pod-get', level: 'RequestResponse', rule: 0 },
            ],
          },
          way: [[`${secrets}${inProd}`, `${inProd}${secrets}`]],
          notice: 'The rules are the same, but now the password is in the log.',
        },
      ],
    },
    {
      policy: `${head}${rest}${deletedPods}`,
      requests: ['pod-delete-webapp', 'pod-delete-by-controller', 'pod-get', 'secret-get', 'livez'],
      predict: [
        {
          request: 'pod-delete-webapp',
          ask: 'rule',
          why: 'Rule 1 has no conditions and matches every request. Rule 2 is never reached.',
        },
      ],
      claims: [
        {
          says: 'one for the whole core group hides a rule for pods below it',
          request: 'pod-delete-webapp',
          level: 'Metadata',
          rule: 0,
          policy: `${head}  - level: Metadata
    resources:
      - group: ""
${deletedPods}`,
        },
      ],
      steps: [
        {
          say: 'Change the order, so that deleted pods are recorded with both bodies and everything else at Metadata.',
          done: {
            expects: [
              { request: 'pod-delete-webapp', level: 'RequestResponse' },
              { request: 'pod-delete-by-controller', level: 'RequestResponse' },
              { request: 'pod-get', level: 'Metadata' },
              { request: 'livez', level: 'Metadata' },
            ],
          },
          way: [[`${rest}${deletedPods}`, `${deletedPods}${rest}`]],
          notice:
            'Both rules are reached now, and Auditorium has nothing to report about their order.',
        },
      ],
    },
    {
      policy: `${head}${noConfigMaps}${systemConfigMaps}${rest}`,
      requests: [
        'cm-update-kube-system',
        'cm-controller-leader',
        'cm-create-dev',
        'configmap-watch-named',
        'pod-get',
      ],
      predict: [
        {
          request: 'cm-update-kube-system',
          ask: 'level',
          why: 'Rule 1 matches every ConfigMap, also those in kube-system. Rule 2 is never reached.',
        },
      ],
      claims: [
        {
          says: 'Creating one in dev is dropped',
          request: 'cm-create-dev',
          level: 'None',
          rule: 0,
        },
      ],
      steps: [
        {
          say: 'Record ConfigMaps in kube-system with both bodies. Other ConfigMaps are still dropped.',
          done: {
            expects: [
              { request: 'cm-update-kube-system', level: 'RequestResponse' },
              { request: 'cm-create-dev', level: 'None' },
            ],
          },
          way: [[`${noConfigMaps}${systemConfigMaps}`, `${systemConfigMaps}${noConfigMaps}`]],
          notice: 'From narrow to broad: one namespace, all ConfigMaps, everything.',
        },
      ],
    },
    {
      policy: `${head}${secrets}${rule('RequestResponse', 'pods')}`,
      requests: ['pod-get', 'pod-create', 'secret-get', 'exec-get', 'deploy-update', 'livez'],
      predict: [
        {
          request: 'exec-get',
          ask: 'level',
          why: 'pods does not match pods/exec, and there is no other rule. The shell leaves no trace.',
        },
      ],
      claims: [
        {
          says: 'Reading a pod is recorded with its body',
          request: 'pod-get',
          level: 'RequestResponse',
          rule: 1,
        },
        {
          says: 'A request that no rule matches is not recorded.',
          request: 'deploy-update',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Make sure that every other request leaves at least metadata. Pods keep their bodies.',
          done: {
            expects: [
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'deploy-update', atLeast: 'Metadata' },
              { request: 'livez', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'RequestResponse' },
            ],
          },
          way: [[rule('RequestResponse', 'pods'), `${rule('RequestResponse', 'pods')}${rest}`]],
          notice:
            'Health checks are recorded now as well. A rule with None above the catch-all drops them.',
        },
      ],
    },
    {
      policy: `${head}${noReads}${secrets}${rest}`,
      requests: [
        'secret-get',
        'secret-create',
        'secret-list-all',
        'pod-list',
        'exec-get',
        'pod-create',
      ],
      predict: [
        {
          request: 'secret-get',
          ask: 'level',
          why: 'Reading a Secret is a get, so rule 1 matches. Rule 2 only gets to see writes of Secrets.',
        },
      ],
      claims: [
        { says: 'Listing pods is dropped here', request: 'pod-list', level: 'None', rule: 0 },
        {
          says: 'Opening a shell is dropped as well',
          request: 'exec-get',
          level: 'None',
          rule: 0,
        },
        {
          says: 'The rule for Secrets is still reached',
          request: 'secret-create',
          level: 'Metadata',
          rule: 1,
        },
      ],
      steps: [
        {
          say: 'Record every request for Secrets. Other reads are still dropped.',
          done: {
            expects: [
              { request: 'secret-get', atLeast: 'Metadata' },
              { request: 'secret-list-all', atLeast: 'Metadata' },
              { request: 'secret-create', atLeast: 'Metadata' },
              { request: 'pod-list', level: 'None' },
            ],
          },
          way: [[`${noReads}${secrets}`, `${secrets}${noReads}`]],
          notice: 'Now the log shows who reads Secrets. It still does not show the shell.',
        },
        {
          say: 'Record the shell too: add "pods/exec" to the resources of the first rule.',
          done: {
            expects: [
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'secret-get', atLeast: 'Metadata' },
              { request: 'pod-list', level: 'None' },
            ],
          },
          way: [['["secrets"]', '["secrets", "pods/exec"]']],
          notice: 'Lesson 7 is about such resources, and names more ways into a pod.',
        },
      ],
    },
  ],
};
