import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
`;

const everyStage = `${head}rules:
  - level: Metadata
`;

const noArrival = `${head}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
`;

const tooQuiet = `${head}omitStages: ["RequestReceived", "ResponseStarted"]
rules:
  - level: Metadata
`;

const watchesApart = `${head}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    verbs: ["watch"]
    omitStages: ["ResponseComplete"]
  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: everyStage,
      requests: ['pod-get', 'pod-create', 'secret-get', 'livez'],
      predict: [
        {
          request: 'pod-create',
          ask: 'stages',
          why: 'Creating an object is an ordinary request: one event when it arrives, one when the response is sent.',
        },
      ],
      claims: [
        {
          says: 'Reading one pod generates two events, RequestReceived and ResponseComplete.',
          request: 'pod-get',
          stages: ['RequestReceived', 'ResponseComplete'],
        },
      ],
    },
    {
      requests: ['pod-watch', 'pod-list-all', 'exec-get', 'portforward', 'logs'],
      predict: [
        {
          request: 'pod-list-all',
          ask: 'stages',
          why: 'A list is not long-running, however many pods it returns and however slow it is.',
        },
        {
          request: 'logs',
          ask: 'stages',
          why: 'Reading the logs of a pod counts as long-running, with or without -f.',
        },
      ],
      claims: [
        {
          says: 'So kubectl get pods -w generates three events.',
          request: 'pod-watch',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
        {
          says: 'such as exec, attach and port-forward',
          request: 'exec-get',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
        {
          says: 'such as exec, attach and port-forward',
          request: 'portforward',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
      ],
    },
    {
      policy: everyStage,
      requests: ['pod-get', 'pod-create', 'pod-watch', 'exec-get'],
      claims: [
        {
          says: 'Then reading a pod generates one event instead of two.',
          request: 'pod-get',
          stages: ['ResponseComplete'],
          policy: noArrival,
        },
      ],
      steps: [
        {
          say: 'Above rules, add the line omitStages: ["RequestReceived"].',
          done: {
            expects: [
              { request: 'pod-get', stages: ['ResponseComplete'] },
              { request: 'pod-watch', stages: ['ResponseStarted', 'ResponseComplete'] },
            ],
          },
          way: [['rules:', 'omitStages: ["RequestReceived"]\nrules:']],
          notice:
            'Every request still has at least one event, and the watch is still recorded when it begins.',
        },
        {
          say: 'Replace RequestReceived with RequestStarted.',
          done: { rejected: 'RequestStarted' },
          way: [['RequestReceived', 'RequestStarted']],
          notice:
            'There is no such stage, so kube-apiserver would not start. RequestComplete and ResponseCompleted, which some notes mention, do not exist either.',
        },
      ],
    },
    {
      policy: noArrival,
      requests: ['pod-notfound', 'pod-create-invalid', 'secret-list-denied', 'panic'],
      predict: [
        {
          request: 'secret-list-denied',
          ask: 'stages',
          why: 'A denial is a response like any other, with code 403. It never leads to a panic.',
        },
      ],
      claims: [
        {
          says: 'Reading a pod that does not exist ends in ResponseComplete',
          request: 'pod-notfound',
          stages: ['ResponseComplete'],
        },
        {
          says: 'A pod that fails validation ends the same way',
          request: 'pod-create-invalid',
          stages: ['ResponseComplete'],
        },
        {
          says: 'The last event then has stage Panic',
          request: 'panic',
          stages: ['Panic'],
        },
      ],
    },
    {
      policy: tooQuiet,
      requests: ['bad-token', 'anon-version', 'secret-list-denied', 'pod-watch'],
      predict: [
        {
          request: 'bad-token',
          ask: 'stages',
          why: 'The only event of a failed login has stage ResponseStarted, and this policy omits it. Somebody can try one token after another, and the log stays empty.',
        },
      ],
      claims: [
        {
          says: 'stage ResponseStarted, code 401, no user',
          request: 'bad-token',
          stages: ['ResponseStarted'],
          policy: everyStage,
        },
        {
          says: 'A request without credentials is not a failed login.',
          request: 'anon-version',
          stages: ['ResponseComplete'],
        },
      ],
      steps: [
        {
          say: 'Change omitStages so that failed logins are recorded, and only arrivals are left out.',
          done: {
            expects: [
              { request: 'bad-token', stages: ['ResponseStarted'] },
              { request: 'secret-list-denied', stages: ['ResponseComplete'] },
            ],
          },
          way: [[', "ResponseStarted"', '']],
          notice: 'Omit RequestReceived if you like, and leave ResponseStarted alone.',
        },
      ],
    },
    {
      policy: watchesApart,
      requests: ['pod-watch', 'configmap-watch-named', 'pod-get', 'exec-get'],
      predict: [
        {
          request: 'pod-watch',
          ask: 'stages',
          why: 'The policy omits the arrival and the rule omits the end, so only the start of a watch is recorded.',
        },
      ],
      claims: [
        {
          says: 'Of reading a pod, one event is left.',
          request: 'pod-get',
          stages: ['ResponseComplete'],
        },
        {
          says: 'The first rule here matches watches',
          request: 'configmap-watch-named',
          rule: 0,
        },
      ],
      steps: [
        {
          say: 'Omit RequestReceived for watches only, so that other requests are recorded when they arrive.',
          done: {
            expects: [
              { request: 'pod-watch', atLeast: 'Metadata', lacks: ['RequestReceived'] },
              { request: 'configmap-watch-named', atLeast: 'Metadata', lacks: ['RequestReceived'] },
              { request: 'pod-get', has: ['RequestReceived'] },
              { request: 'exec-get', has: ['RequestReceived'] },
            ],
          },
          way: [
            ['omitStages: ["RequestReceived"]\n', ''],
            ['["ResponseComplete"]', '["RequestReceived", "ResponseComplete"]'],
          ],
          notice: 'A stage that only some rules omit must not be in the list at the top.',
        },
      ],
    },
  ],
};
