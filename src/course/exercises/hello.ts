import { sampleRequests } from '../../catalog/requests';
import type { PolicyExercise } from '../types';

export const hello: PolicyExercise = {
  id: 'hello',
  kind: 'write',
  lesson: 'off-until-you-say-so',
  title: 'Record everything, briefly',
  minutes: 3,
  weight: 2,
  task: `Write the smallest valid policy that does this.`,
  start: '',
  shown: ['pod-list', 'secret-get', 'livez'],
  requirements: [
    {
      says: 'Record every request at level `Metadata`.',
      expects: sampleRequests.map(({ id }) => ({ request: id, level: 'Metadata' })),
    },
    {
      says: 'Record each request completely: without the field `omitStages`, which lesson 2 explains.',
      expects: [
        { request: 'pod-list', stages: ['RequestReceived', 'ResponseComplete'] },
        {
          request: 'exec-post',
          stages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
        },
        { request: 'bad-token', stages: ['ResponseStarted'] },
        { request: 'panic', stages: ['RequestReceived', 'Panic'] },
      ],
    },
  ],
  hints: [
    'A policy needs `apiVersion: audit.k8s.io/v1`, `kind: Policy` and at least one rule.',
    'A rule without conditions matches every request.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
`,
  why: 'A rule needs only a level. Without conditions it matches every request.',
};
