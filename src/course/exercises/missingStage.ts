import { samplesWith } from '../requestsOf';
import type { ReadExercise } from '../types';
import { header } from './expected';
import { linesOf } from './linesOf';

const policy = `${header}omitStages: ["RequestReceived"]
rules:
  - level: None
    nonResourceURLs: ["*"]
  - level: Metadata
`;

export const missingStage: ReadExercise = {
  id: 'missing-stage',
  kind: 'read',
  lesson: 'stages',
  title: 'Which stage is missing?',
  minutes: 6,
  weight: 3,
  task: 'A log with five lines, and nobody remembers the policy. Read `stage`, `verb`, `auditID` and `responseStatus`.',
  log: linesOf(policy, samplesWith(['pod-watch', 'pod-get', 'bad-token', 'panic'])),
  questions: [
    {
      id: 'same',
      asks: 'Which lines are about the same request?',
      options: ['Line 1', 'Line 2', 'Line 3', 'Line 4', 'Line 5'],
      right: [0, 1],
      because: [
        undefined,
        undefined,
        'Events of one request have the same auditID.',
        'Events of one request have the same auditID.',
        'Events of one request have the same auditID.',
      ],
    },
    {
      id: 'omitted',
      asks: 'Which stage of these requests is not in the log, although it happened?',
      options: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      right: 0,
      because: [
        undefined,
        'Lines 1 and 4 have it.',
        'Lines 2 and 3 have it.',
        'Line 5 has it. Other requests did not panic.',
      ],
    },
    {
      id: 'policy',
      asks: 'Which policy can have written this log?',
      options: [
        'One that omits ResponseStarted.',
        'One with the level Request for pods.',
        'One that omits RequestReceived.',
        'One with rules for jane only.',
      ],
      right: 2,
      because: [
        'Then there would be no line 1.',
        'Each line says at which level it was recorded.',
        undefined,
        'The user of line 4 is not known, so a rule with users cannot match.',
      ],
    },
    {
      id: 'login',
      asks: 'Line 4 is the only one of its request. What happened?',
      options: [
        'The connection broke off before the response.',
        'The login failed.',
        'RBAC denied the request.',
        'The request is still running.',
      ],
      right: 1,
      because: [
        'There was a response, with a code.',
        undefined,
        'That would be code 403, and the user would be known.',
        'A list is not long-running, and it has a code already.',
      ],
    },
    {
      id: 'panic',
      asks: 'What does the stage of line 5 mean?',
      options: [
        'The pod has crashed.',
        'The request was invalid.',
        'kube-apiserver itself failed while it handled the request.',
      ],
      right: 2,
      because: [
        'The log knows nothing of what pods do. It is about requests.',
        'An invalid request ends in ResponseComplete, with a code such as 422.',
        undefined,
      ],
    },
  ],
  hints: [
    'A watch is long-running: it has one stage more than an ordinary request.',
    'The events of one request have the same `auditID`.',
    'Compare the codes of lines 4 and 5.',
  ],
  why: 'Every request except a failed login has `RequestReceived`, so a log without that stage has a policy that omits it. `ResponseStarted` should stay: besides long-running requests it is the only event of a failed login.',
};
