import type { Lesson } from '../../types';

const start = `apiVersion: audit.k8s.io/v1
kind: Policy
`;
const head = `${start}omitStages: ["RequestReceived"]
rules:
`;
const rest = '  - level: Metadata\n';

const dropping = (resource: string, who = '') => `${head}  - level: None
${who}    resources:
      - group: ""
        resources: ["${resource}"]
${rest}`;

const stages = `${head}  - level: Metadata
    verbs: ["watch"]
    omitStages: ["ResponseStarted"]
  - level: Metadata
    omitStages: ["RequestReceived"]
`;

const bodies = `${start}omitStages: ["RequestReceived"]
rules:
  - level: RequestResponse
    resources:
      - group: "apps"
        resources: ["deployments"]
  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods"]
${rest}`;

const noReads = `${head}  - level: None
    verbs: ["get", "list", "watch"]
${rest}`;

export const lesson: Lesson = {
  screens: [
    {
      policy: `${start}rules:\n${rest}`,
      requests: [
        'node-lease',
        'leader-lease',
        'event-core',
        'node-status',
        'kubeproxy-watch',
        'livez',
        'pod-create',
      ],
      claims: [
        {
          says: 'every one of these is recorded, in two or three lines each',
          request: 'node-lease',
          level: 'Metadata',
          stages: ['RequestReceived', 'ResponseComplete'],
        },
        {
          says: 'every one of these is recorded, in two or three lines each',
          request: 'kubeproxy-watch',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
      ],
      steps: [
        {
          say: 'Leave the stage RequestReceived out for the whole policy.',
          done: {
            expects: [
              { request: 'pod-create', stages: ['ResponseComplete'] },
              {
                request: 'kubeproxy-watch',
                stages: ['ResponseStarted', 'ResponseComplete'],
              },
            ],
          },
          way: [['rules:\n', 'omitStages: ["RequestReceived"]\nrules:\n']],
          notice: 'No request is missing: each still has the event that says how it ended.',
        },
      ],
    },
    {
      policy: stages,
      requests: ['kubeproxy-watch', 'exec-get', 'bad-token', 'pod-create', 'pod-watch'],
      predict: [
        {
          request: 'kubeproxy-watch',
          ask: 'stages',
          why: 'The policy leaves out RequestReceived, rule 1 leaves out ResponseStarted. Both lists count.',
        },
        {
          request: 'bad-token',
          ask: 'stages',
          why: 'It is a list, so rule 2 matches, and nothing leaves out ResponseStarted: the only stage of a failed login.',
        },
      ],
      claims: [
        {
          says: 'a stage in either list is left out',
          request: 'kubeproxy-watch',
          rule: 0,
          stages: ['ResponseComplete'],
        },
        {
          says: 'So the last rule says nothing new here',
          request: 'pod-create',
          stages: ['ResponseComplete'],
          policy: `${head}${rest}`,
        },
        {
          says: 'whoever omits it for everything never sees one',
          request: 'bad-token',
          stages: [],
          policy: `${head}${rest}`.replace('"]', '", "ResponseStarted"]'),
        },
      ],
      steps: [
        {
          say: 'Add ResponseStarted to the list at the top, and look at the failed login.',
          done: { problem: 'failed-logins-hidden' },
          way: [
            [
              'omitStages: ["RequestReceived"]\nrules',
              'omitStages: ["RequestReceived", "ResponseStarted"]\nrules',
            ],
          ],
          notice:
            'It is gone, and the shell now appears in the log only when it is closed. Undo this in a policy of your own.',
        },
      ],
    },
    {
      policy: dropping('leases'),
      requests: ['node-lease', 'leader-lease', 'cm-controller-leader', 'node-status', 'pod-create'],
      predict: [
        {
          request: 'node-lease',
          ask: 'level',
          why: 'Rule 1 is about leases in the core group, where there are none. Leases are in coordination.k8s.io.',
        },
      ],
      steps: [
        {
          say: 'Give the rule the group of leases, coordination.k8s.io.',
          done: {
            expects: [
              { request: 'node-lease', level: 'None' },
              { request: 'leader-lease', level: 'None' },
              { request: 'pod-create', atLeast: 'Metadata' },
            ],
          },
          way: [['group: ""', 'group: "coordination.k8s.io"']],
          notice: 'That saves about 8,600 lines a day for each node, and 43,200 for each leader.',
        },
      ],
    },
    {
      policy: dropping('events'),
      requests: ['event-core', 'event-new', 'binding', 'pod-status', 'pod-create'],
      predict: [
        {
          request: 'event-new',
          ask: 'level',
          why: 'kube-scheduler sends it to events.k8s.io. Rule 1 is about the core group.',
        },
      ],
      claims: [
        {
          says: 'Rule 1 drops what the kubelet reports.',
          request: 'event-core',
          level: 'None',
          rule: 0,
        },
        {
          says: 'does not drop audit events about anything else',
          request: 'pod-create',
          level: 'Metadata',
        },
      ],
      steps: [
        {
          say: 'Drop the Events of both APIs, and nothing else. One rule is enough.',
          done: {
            expects: [
              { request: 'event-core', level: 'None' },
              { request: 'event-new', level: 'None' },
              { request: 'binding', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '        resources: ["events"]\n',
              '        resources: ["events"]\n      - group: "events.k8s.io"\n        resources: ["events"]\n',
            ],
          ],
          notice: 'A list of two entries: one for each group.',
        },
      ],
    },
    {
      policy: dropping('nodes/status', '    userGroups: ["system:nodes"]\n'),
      requests: ['node-status', 'pod-status', 'node-get', 'configmap-watch-named', 'eviction'],
      predict: [
        {
          request: 'pod-status',
          ask: 'level',
          why: 'A node sends it, but the rule names nodes/status only.',
        },
      ],
      claims: [
        { says: 'This rule drops the first', request: 'node-status', level: 'None', rule: 0 },
        { says: 'so it stays recorded', request: 'configmap-watch-named', level: 'Metadata' },
      ],
      steps: [
        {
          say: 'Drop the status of pods as well, when a node writes it. What nodes read is still recorded.',
          done: {
            expects: [
              { request: 'node-status', level: 'None' },
              { request: 'pod-status', level: 'None' },
              { request: 'node-get', atLeast: 'Metadata' },
              { request: 'configmap-watch-named', atLeast: 'Metadata' },
            ],
          },
          way: [['["nodes/status"]', '["nodes/status", "pods/status"]']],
          notice: '*/status would do it, too: the status of every resource in the group.',
        },
      ],
    },
    {
      policy: bodies,
      requests: ['deploy-ssa', 'deploy-update', 'pod-create', 'pod-get', 'secret-get'],
      claims: [
        { says: 'is false unless you set it', request: 'deploy-update', omitManagedFields: false },
        {
          says: 'a rule that says true or false decides for itself',
          request: 'pod-get',
          omitManagedFields: false,
          policy: bodies
            .replace('rules:', 'omitManagedFields: true\nrules:')
            .replaceAll('RequestResponse\n', 'RequestResponse\n    omitManagedFields: false\n'),
        },
      ],
      steps: [
        {
          say: 'Leave managed fields out for the whole policy.',
          done: {
            expects: [
              { request: 'deploy-update', level: 'RequestResponse', omitManagedFields: true },
              { request: 'pod-get', level: 'RequestResponse', omitManagedFields: true },
            ],
          },
          way: [['\nrules:', '\nomitManagedFields: true\nrules:']],
          notice: 'Compare the size of the last event before and after.',
        },
        {
          say: 'Keep them for pods.',
          done: {
            expects: [
              { request: 'deploy-update', omitManagedFields: true },
              { request: 'pod-get', level: 'RequestResponse', omitManagedFields: false },
            ],
          },
          way: [
            [
              '        resources: ["pods"]\n',
              '        resources: ["pods"]\n    omitManagedFields: false\n',
            ],
          ],
        },
      ],
    },
    {
      policy: noReads,
      requests: [
        'exec-get',
        'secret-get',
        'secret-list-all',
        'node-proxy',
        'node-get',
        'configmap-watch-named',
        'pod-create',
        'logs',
      ],
      predict: [
        {
          request: 'logs',
          ask: 'level',
          why: 'kubectl logs is a get on pods/log, and rule 1 drops every get.',
        },
      ],
      claims: [
        { says: 'a shell in a container', request: 'exec-get', level: 'None', rule: 0 },
        { says: 'every Secret that somebody reads', request: 'secret-get', level: 'None' },
        { says: 'or all of them at once', request: 'secret-list-all', level: 'None' },
        {
          says: 'requests to a kubelet through nodes/proxy',
          request: 'node-proxy',
          level: 'None',
        },
      ],
      steps: [
        {
          say: 'Limit the rule to what nodes read. Their group is system:nodes.',
          done: {
            expects: [
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'secret-list-all', atLeast: 'Metadata' },
              { request: 'node-proxy', atLeast: 'Metadata' },
              { request: 'node-get', level: 'None' },
              { request: 'configmap-watch-named', level: 'None' },
              { request: 'pod-create', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '    verbs: ["get", "list", "watch"]\n',
              '    verbs: ["get", "list", "watch"]\n    userGroups: ["system:nodes"]\n',
            ],
          ],
          notice:
            'Still a trade: a stolen kubelet certificate now reads unseen. A rule for Secrets and ConfigMaps above this one brings that back.',
        },
      ],
    },
  ],
};
