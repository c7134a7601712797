import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const secretsOnly = `${head}  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
`;

const wrongStages = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestStarted"]
rules:
  - level: Metadata
    omitStages: ["ResponseCompleted"]
    verbs: ["delete"]
  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: secretsOnly,
      requests: ['secret-get', 'secret-create', 'pod-list', 'pod-create', 'livez'],
      predict: [
        {
          request: 'secret-get',
          ask: 'stages',
          why: 'The rule matches, the policy omits RequestReceived, and the read is no long-running request. So you look for one line.',
        },
      ],
      claims: [
        {
          says: 'With this one, read a Secret',
          request: 'secret-get',
          level: 'Metadata',
          stages: ['ResponseComplete'],
        },
        { says: 'a list of pods would leave nothing', request: 'pod-list', level: 'None' },
      ],
    },
    {},
    { manifest: 'broken-read-only' },
    { manifest: 'broken-file' },
    {},
    { manifest: 'broken-host-path' },
    { manifest: 'broken-log-path' },
    {
      policy: wrongStages,
      requests: ['pod-delete-webapp', 'pod-watch', 'pod-get', 'secret-get', 'bad-token'],
      steps: [
        {
          say: 'Read the errors. Then repair the policy, so that RequestReceived is omitted everywhere and a delete still says how it ended.',
          done: {
            expects: [
              {
                request: 'pod-delete-webapp',
                has: ['ResponseComplete'],
                lacks: ['RequestReceived'],
              },
              { request: 'pod-get', atLeast: 'Metadata', lacks: ['RequestReceived'] },
              { request: 'pod-watch', atLeast: 'Metadata', lacks: ['RequestReceived'] },
            ],
          },
          way: [
            ['RequestStarted', 'RequestReceived'],
            ['    omitStages: ["ResponseCompleted"]\n', ''],
          ],
          notice:
            'The four stages are RequestReceived, ResponseStarted, ResponseComplete and Panic. To omit ResponseComplete would hide how the delete ended, so that line had to go.',
        },
        {
          say: 'Now write verb instead of verbs.',
          done: { problem: 'unknown-field' },
          way: [['verbs:', 'verb:']],
          notice:
            'This is the quiet kind: kube-apiserver starts, ignores the line, and the rule matches everything. Since 1.26 its log has one warning. Search it for "lenient decoding".',
        },
      ],
    },
    { manifest: 'broken-backup' },
    {
      policy: secretsOnly,
      requests: ['secret-get', 'pod-create', 'pod-list', 'exec-get', 'livez'],
      steps: [
        {
          say: 'Change the policy: record everything about pods, and shells in them, as Metadata.',
          done: {
            expects: [
              { request: 'pod-create', level: 'Metadata' },
              { request: 'pod-list', level: 'Metadata' },
              { request: 'exec-get', level: 'Metadata' },
            ],
          },
          way: [['["secrets"]', '["secrets", "pods", "pods/exec"]']],
          notice: 'Here it works at once. In a cluster, nothing would change before the restart.',
        },
      ],
    },
    {
      predict: [
        {
          request: 'secret-get',
          ask: 'stages',
          why: 'RequestReceived is omitted. With blocking-strict, there would be nothing left for the strict part.',
        },
      ],
      policy: `${head}  - level: Metadata\n`,
      steps: [
        {
          say: 'Make the policy fit for blocking-strict: let every request have the event that it needs.',
          done: {
            expects: [
              { request: 'secret-get', has: ['RequestReceived'] },
              { request: 'exec-get', has: ['RequestReceived'] },
            ],
          },
          way: [['omitStages: ["RequestReceived"]\n', '']],
          notice:
            'The price of "no request without an event": twice as many lines, and a full disk stops the cluster.',
        },
      ],
      claims: [
        {
          says: 'The policy beside this text omits RequestReceived.',
          request: 'secret-get',
          stages: ['ResponseComplete'],
        },
      ],
    },
    {
      policy: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: None\n',
      claims: [{ says: 'the log stays empty', request: 'pod-create', level: 'None', stages: [] }],
      steps: [
        {
          say: 'Change it so that the log shows who reads a Secret.',
          done: { expects: [{ request: 'secret-get', atLeast: 'Metadata' }] },
          way: [['None', 'Metadata']],
          notice:
            'RKE2 needs a restart for this, like everybody else: systemctl restart rke2-server.',
        },
      ],
    },
  ],
};
