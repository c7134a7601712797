import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
`;

const prodFirst = `${head}  - level: Request
    namespaces: ["prod"]
  - level: Metadata
`;

const noNamespace = `${head}  - level: RequestResponse
    namespaces: [""]
  - level: None
`;

const prodSecrets = `${head}  - level: Metadata
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["secrets"]
`;

const webappPod = `${head}  - level: RequestResponse
    namespaces: ["prod-namespace"]
    verbs: ["delete"]
    resources:
      - group: ""
        resources: ["pods"]
        resourceNames: ["webapp-pod "]
`;

const namedConfigMaps = `${head}  - level: RequestResponse
    resources:
      - group: ""
        resources: ["configmaps"]
        resourceNames: ["app", "coredns"]
  - level: Request
    resources:
      - group: ""
        resources: ["configmaps"]
        resourceNames: ["app-config"]
  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: prodFirst,
      requests: ['pod-create', 'deploy-update', 'cm-create-dev', 'pod-list', 'crb-create', 'livez'],
      claims: [
        {
          says: 'creating a pod there is recorded at level Request',
          request: 'pod-create',
          level: 'Request',
          rule: 0,
        },
        {
          says: 'Creating a ConfigMap in dev is left to rule 2.',
          request: 'cm-create-dev',
          rule: 1,
        },
        {
          says: 'team-* matches nothing',
          request: 'pod-create',
          rule: 1,
          policy: prodFirst.replace('prod', 'team-*'),
        },
      ],
      steps: [
        {
          say: 'Record requests in dev at level Request, too.',
          done: {
            expects: [
              { request: 'cm-create-dev', level: 'Request' },
              { request: 'pod-list', level: 'Request' },
              { request: 'pod-create', level: 'Request' },
            ],
          },
          way: [['["prod"]', '["prod", "dev"]']],
          notice: 'One of the values is enough. The ClusterRoleBinding is in neither namespace.',
        },
        {
          say: 'Replace the names with "*" and look at the problems.',
          done: { problem: 'wildcard' },
          way: [['["prod", "dev"]', '["*"]']],
          notice: 'To match every namespace, delete the line namespaces instead.',
        },
      ],
    },
    {
      policy: noNamespace,
      requests: ['crb-create', 'node-status', 'pod-list-all', 'pod-list', 'ns-list', 'livez'],
      predict: [
        {
          request: 'ns-list',
          ask: 'level',
          why: 'The list of all Namespaces is cluster-scoped, so its namespace is the empty string.',
        },
        {
          request: 'node-status',
          ask: 'level',
          why: 'A node is in no namespace, and neither is the status of a node.',
        },
      ],
      claims: [
        { says: 'creating a ClusterRoleBinding matches', request: 'crb-create', rule: 0 },
        {
          says: 'listing the pods of all namespaces matches, too',
          request: 'pod-list-all',
          rule: 0,
        },
        { says: 'listing the pods in dev does not match', request: 'pod-list', rule: 1 },
        { says: 'no rule with namespaces ever matches it', request: 'livez', rule: 1 },
      ],
    },
    {
      policy: prodSecrets,
      requests: ['secret-get', 'secret-create', 'impersonate', 'secret-list-all', 'pod-get'],
      predict: [
        {
          request: 'secret-list-all',
          ask: 'level',
          why: 'Its namespace is "" and not prod, although the response holds the Secrets of prod.',
        },
      ],
      claims: [
        {
          says: 'Reading one Secret there is recorded.',
          request: 'secret-get',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'the request names no namespace',
          request: 'secret-list-all',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Make the rule match the list of all Secrets, and still no pods.',
          done: {
            expects: [
              { request: 'secret-list-all', atLeast: 'Metadata' },
              { request: 'secret-get', atLeast: 'Metadata' },
              { request: 'pod-get', level: 'None' },
            ],
          },
          way: [['["prod"]', '["prod", ""]']],
          notice:
            'This list was sent with a token stolen from a pod. Without "", the theft of every Secret would leave no trace.',
        },
      ],
    },
    {
      policy: noNamespace,
      requests: ['ns-delete', 'ns-list', 'crb-create', 'ns-cleanup', 'pod-list'],
      predict: [
        {
          request: 'ns-cleanup',
          ask: 'rule',
          why: 'These are the Deployments in dev, so the namespace is dev. Rule 1 is about requests without one.',
        },
      ],
      claims: [
        { says: 'It does not.', request: 'ns-delete', rule: 1, level: 'None' },
        {
          says: 'dev is what a rule must name',
          request: 'ns-delete',
          rule: 0,
          policy: noNamespace.replace('""', '"dev"'),
        },
        { says: 'Listing all Namespaces has no name and matches ""', request: 'ns-list', rule: 0 },
      ],
      steps: [
        {
          say: 'Add a rule that records every request for Namespaces with both bodies, but not what is in them.',
          done: {
            expects: [
              { request: 'ns-delete', level: 'RequestResponse' },
              { request: 'ns-list', level: 'RequestResponse' },
              { request: 'ns-cleanup', level: 'None' },
            ],
          },
          way: [
            [
              'rules:\n',
              'rules:\n  - level: RequestResponse\n    resources:\n      - group: ""\n        resources: ["namespaces"]\n',
            ],
          ],
          notice:
            'The rule matches the Namespace only. What a controller then deletes inside it is not recorded, as with the Deployments here.',
        },
      ],
    },
    {
      policy: webappPod,
      requests: ['pod-delete-webapp', 'pod-get', 'pod-create', 'pod-deletecollection'],
      predict: [
        {
          request: 'pod-delete-webapp',
          ask: 'level',
          why: 'The rule waits for a pod whose name ends with a space. No rule matches, so nothing is recorded.',
        },
      ],
      claims: [{ says: 'and nothing else', request: 'pod-get', level: 'None', rule: -1 }],
      steps: [
        {
          say: 'Remove the space.',
          done: {
            expects: [{ request: 'pod-delete-webapp', atLeast: 'Metadata' }],
          },
          way: [['webapp-pod ', 'webapp-pod']],
          notice: 'kube-apiserver would never have told you: every string is a valid name here.',
        },
        {
          say: 'Delete the line with resources: ["pods"], and leave the name.',
          done: { rejected: 'requires at least one resource' },
          way: [
            [
              '        resources: ["pods"]\n        resourceNames: ["webapp-pod"]\n',
              '        resourceNames: ["webapp-pod"]\n',
            ],
          ],
          notice: 'resourceNames needs resources in the same entry.',
        },
      ],
    },
    {
      policy: namedConfigMaps,
      requests: [
        'cm-create-dev',
        'cm-update-kube-system',
        'configmap-watch-named',
        'cm-controller-leader',
        'pod-deletecollection',
      ],
      predict: [
        {
          request: 'cm-update-kube-system',
          ask: 'rule',
          why: 'The URL of an edit ends with the name of the object, here coredns.',
        },
        {
          request: 'cm-controller-leader',
          ask: 'rule',
          why: 'This update has a name, controller-leader, but neither rule has it.',
        },
      ],
      claims: [
        { says: 'resourceNames never matches it', request: 'cm-create-dev', rule: 2 },
        { says: 'so rule 2 matches', request: 'configmap-watch-named', rule: 1, level: 'Request' },
      ],
      steps: [
        {
          say: 'Record the creation of every ConfigMap with both bodies, and other requests as before; a list of verbs helps.',
          done: {
            expects: [
              { request: 'cm-create-dev', level: 'RequestResponse' },
              { request: 'cm-update-kube-system', level: 'RequestResponse' },
              { request: 'cm-controller-leader', level: 'Metadata' },
              { request: 'configmap-watch-named', level: 'Request' },
            ],
          },
          way: [
            [
              'rules:\n',
              'rules:\n  - level: RequestResponse\n    verbs: ["create"]\n    resources:\n      - group: ""\n        resources: ["configmaps"]\n',
            ],
          ],
          notice:
            'In the event that ends the request, objectRef has the name: by then, the body has been read. Rules are evaluated before.',
        },
      ],
    },
  ],
};
