import type { Lesson } from '../../types';

const onlyMetadata = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
`;

const onlySecrets = `${onlyMetadata}    resources:
      - group: ""
        resources: ["secrets"]
`;

const withCatchAll = `${onlySecrets}  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: onlyMetadata,
      requests: ['secret-get', 'pod-create', 'pod-list', 'livez'],
      claims: [
        {
          says: 'With it, reading a Secret is recorded',
          request: 'secret-get',
          level: 'Metadata',
        },
      ],
    },
    {
      predict: [
        {
          request: 'livez',
          ask: 'level',
          why: 'A rule without conditions matches every request, health checks included.',
        },
      ],
      claims: [
        {
          says: 'not the objects that were sent and returned',
          request: 'pod-create',
          mustNotHold: ['requestObject', 'responseObject'],
        },
      ],
      steps: [
        {
          say: 'Replace Metadata with None, so that nothing is recorded.',
          done: {
            expects: ['secret-get', 'pod-create', 'pod-list', 'livez'].map((request) => ({
              request,
              level: 'None' as const,
            })),
          },
          way: [['Metadata', 'None']],
          notice: 'This policy is valid. kube-apiserver starts, and the log stays empty.',
        },
        {
          say: 'Delete the last two lines: rules and the rule below it.',
          done: { rejected: 'with 0 rules' },
          way: [['rules:\n  - level: None\n', '']],
          notice: 'A policy without rules is rejected: kube-apiserver would not start.',
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
          why: 'The only rule is about Secrets and does not match a list of pods. There is no default level: what no rule matches is not recorded, and kube-apiserver does not warn you about such gaps.',
        },
      ],
      claims: [
        { says: 'reading a Secret is recorded', request: 'secret-get', level: 'Metadata', rule: 0 },
        { says: 'so is creating one', request: 'secret-create', level: 'Metadata', rule: 0 },
        {
          says: 'This one does not.',
          request: 'livez',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Add a catch-all at the end: a second rule with level Metadata and nothing else.',
          done: {
            expects: [
              { request: 'secret-get', level: 'Metadata' },
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
          notice:
            'Now every request is recorded, by one rule or the other. That is what a catch-all is for.',
        },
      ],
    },
    {
      policy: withCatchAll,
      requests: ['event-core', 'event-new', 'pod-list', 'secret-get'],
      predict: [
        {
          request: 'event-core',
          ask: 'rule',
          why: 'The kubelet creates the Event with a request like any other, so the catch-all matches. The log gets audit events about an Event.',
        },
      ],
      claims: [
        {
          says: 'whoever creates an Event has to send a request for it',
          request: 'event-new',
          level: 'Metadata',
        },
      ],
    },
    {
      policy: withCatchAll,
      requests: ['secret-get', 'pod-list', 'livez'],
      steps: [
        {
          say: 'Make the file invalid: change audit.k8s.io/v1 to audit.k8s.io/v1beta1, as old examples have it.',
          done: { rejected: 'audit.k8s.io/v1beta1' },
          way: [['audit.k8s.io/v1', 'audit.k8s.io/v1beta1']],
          notice:
            'Rejected: since Kubernetes 1.24, v1 is the only version. kube-apiserver would not start with this file.',
        },
      ],
    },
  ],
};
