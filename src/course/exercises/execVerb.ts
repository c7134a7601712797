import type { PolicyExercise } from '../types';
import { byOldKubectl } from './enterAPod';
import { allStages, at, header, samplesExcept, samplesWhere } from './expected';

const streams = ['exec-get', 'attach', 'portforward'];
const reads = samplesWhere(({ verb }) => ['get', 'list', 'watch'].includes(verb)).filter(
  (id) => !streams.includes(id),
);

export const execVerb: PolicyExercise = {
  id: 'exec-verb',
  kind: 'repair',
  lesson: 'subresources',
  title: 'Shells from any kubectl',
  minutes: 5,
  weight: 3,
  task: `This policy was written for an old kubectl, whose \`exec\` was a \`create\`. Today most shells are missing from the log. Change it.`,
  start: `${header}rules:
  - level: None
    verbs: ["get", "list", "watch"]
  - level: Request
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
  - level: Metadata
`,
  shown: ['exec-get', 'exec-post', 'portforward', 'pod-get', 'logs', 'pod-create'],
  requests: byOldKubectl,
  requirements: [
    {
      says: 'Record exec, attach and port-forward of kubectl 1.31 and newer at level `Request`.',
      expects: at('Request', streams),
    },
    {
      says: 'Record them at level `Request` for an older kubectl, too.',
      expects: at('Request', ['exec-post', 'attach-post', 'portforward-post']),
    },
    { says: 'Record no other `get`, `list` or `watch`, as now.', expects: at('None', reads) },
    {
      says: 'Record everything else at level `Metadata`, as now.',
      expects: at('Metadata', samplesExcept([...streams, 'exec-post', ...reads])),
    },
    {
      says: 'Omit no stage.',
      expects: allStages(['exec-post', 'exec-get', 'pod-create']),
    },
  ],
  hints: [
    'Select the request for a shell of today, and read which rule matches it and which does not.',
    'exec and attach are a `get` since kubectl 1.30, port-forward since 1.31, because a WebSocket begins with GET.',
    'Two things keep these requests out: the verbs of one rule, and a rule above it.',
  ],
  solution: `${header}rules:
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
  - level: None
    verbs: ["get", "list", "watch"]
  - level: Metadata
`,
  why: 'The verb comes from the HTTP method, and kubectl now opens a WebSocket with GET instead of SPDY with POST. So the rule for shells needs both verbs or, better, none. It must also come before the rule that drops reads, which would match a shell first.',
};
