import type { Lesson } from '../../types';

const onlyMetadata = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
`;

const onlySecrets = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: onlyMetadata,
      requests: ['pod-list', 'secret-get', 'pod-create', 'livez'],
      claims: [
        { says: 'every one of these requests is recorded', request: 'pod-list', level: 'Metadata' },
        { says: 'even the health check', request: 'livez', level: 'Metadata' },
      ],
    },
    {
      predict: [
        {
          request: 'secret-get',
          ask: 'level',
          why: 'The only rule has no conditions, so it matches every request, and its level is Metadata.',
        },
      ],
      steps: [
        {
          say: 'Replace Metadata with None, so that nothing is recorded.',
          done: { expects: [{ request: 'secret-get', level: 'None' }] },
          way: [['Metadata', 'None']],
          notice: 'A policy that records nothing is valid. kube-apiserver starts, and the log stays empty.',
        },
        {
          say: 'Delete the rule, and the word rules with it.',
          done: { rejected: 'rules' },
          way: [['rules:\n  - level: None\n', '']],
          notice: 'A policy without rules is rejected: the API server would not start.',
        },
      ],
    },
    {
      policy: onlySecrets,
      requests: ['secret-get', 'secret-create', 'pod-list', 'pod-create', 'livez'],
      predict: [
        {
          request: 'pod-list',
          ask: 'level',
          why: 'The rule is about Secrets. No rule matches a list of pods, and a request that no rule matches is not recorded.',
        },
      ],
      claims: [
        {
          says: 'reading a Secret is recorded',
          request: 'secret-get',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'A request that no rule matches is not recorded.',
          request: 'pod-list',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Add a rule at the end that records everything else: level Metadata, nothing more.',
          done: {
            expects: [
              { request: 'pod-list', level: 'Metadata' },
              { request: 'livez', level: 'Metadata' },
            ],
          },
          way: [
            [
              '        resources: ["secrets"]\n',
              '        resources: ["secrets"]\n  - level: Metadata\n',
            ],
          ],
          notice: 'Such a last rule is called a catch-all.',
        },
      ],
    },
    {
      claims: [],
    },
  ],
};
