import { sampleRequests } from '../../catalog/requests';
import type { PolicyExercise } from '../types';
import { allStages, at, header } from './expected';

export const stages: PolicyExercise = {
  id: 'stages',
  kind: 'write',
  lesson: 'stages',
  title: 'No event on arrival',
  minutes: 3,
  weight: 2,
  task: `Most requests generate two events. The first one, at stage \`RequestReceived\`, says little that the last one does not say too: it matters most if kube-apiserver dies before it responds. Write a policy that omits this stage, but no other.`,
  start: '',
  shown: ['pod-get', 'pod-watch', 'secret-create', 'bad-token', 'panic'],
  requirements: [
    {
      says: 'Record every request at level `Metadata`.',
      expects: at(
        'Metadata',
        sampleRequests.map(({ id }) => id),
      ),
    },
    {
      says: 'A request that ends at once generates one event: `ResponseComplete`.',
      expects: allStages(['pod-get', 'secret-create', 'livez', 'node-lease'], 'RequestReceived'),
    },
    {
      says: 'A request that runs for long, such as a watch, generates two: `ResponseStarted` and `ResponseComplete`.',
      expects: allStages(['pod-watch', 'exec-get', 'exec-post', 'logs'], 'RequestReceived'),
    },
    {
      says: 'A failed login generates `ResponseStarted`; a crash of the handler, `Panic`.',
      expects: allStages(['bad-token', 'panic'], 'RequestReceived'),
    },
  ],
  hints: [
    'One rule without conditions records every request. Begin with that.',
    'The field `omitStages` lists the stages that generate no event.',
    '`omitStages` of the policy, beside `rules`, is about every rule. A rule can have its own, too.',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
`,
  why: 'The event at `RequestReceived` is generated before the response is known, and the later events repeat what it says; only if kube-apiserver dies in between, it is the last trace. Without it the log has about half as many lines. The other stages each say something of their own: `ResponseStarted` shows a watch or a shell while it is still open, and a failed login has no other event.',
};
