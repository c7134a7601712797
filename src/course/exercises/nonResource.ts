import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept } from './expected';

const own = [
  like('livez', {
    id: 'livez-etcd',
    command: 'curl -k https://API:6443/livez/etcd',
    title: 'Checks one part of liveness',
    url: '/livez/etcd',
  }),
  like('discovery', {
    id: 'discovery-api',
    command: 'kubectl get --raw /api',
    title: 'Lists the versions of the core API',
    url: '/api',
  }),
  like('discovery', {
    id: 'version-user',
    command: 'kubectl version',
    title: 'Asks for the version of the server',
    url: '/version',
    response: { code: 200 },
  }),
];

const quiet = ['livez', 'livez-etcd', 'readyz', 'healthz-etcd', 'metrics'];
const signedIn = ['discovery', 'discovery-api', 'openapi', 'version-user'];
const anonymous = ['anon-api', 'anon-version'];
const rest = samplesExcept([...quiet, ...signedIn, ...anonymous], own);

export const nonResource: PolicyExercise = {
  id: 'non-resource',
  kind: 'write',
  lesson: 'non-resource-urls',
  title: 'Probes and discovery',
  minutes: 8,
  weight: 4,
  task: `Probes, metrics and discovery are requests for URLs that are not resources. Write a policy that keeps the useful ones.`,
  start: '',
  requests: own,
  shown: ['livez', 'metrics', 'discovery', 'anon-version', 'pod-get'],
  requirements: [
    {
      says: 'Record no health check, whoever sends it: `/healthz`, `/livez` and `/readyz`, with single checks such as `/livez/etcd`. Nor `/metrics`.',
      expects: at('None', quiet),
    },
    {
      says: 'Record no discovery by signed-in users: `/api`, `/apis` and `/openapi` with everything below them, and `/version`.',
      expects: at('None', signedIn),
    },
    {
      says: 'Record the same discovery by somebody without credentials at level `Metadata`.',
      expects: at('Metadata', anonymous),
    },
    {
      says: 'Record everything else at level `Metadata`: all other URLs, and all resource requests.',
      expects: at('Metadata', rest),
    },
    {
      says: 'Omit no stage of what is recorded.',
      expects: allStages([...anonymous, ...rest], undefined, own),
    },
  ],
  hints: [
    'Rules for URLs use `nonResourceURLs`. A `*` is allowed only at the end, so one pattern can match a URL and everything below it.',
    'Every user is in one of two groups: `system:authenticated` or `system:unauthenticated`.',
    'Put both rules with level `None` first, and a rule without conditions last.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]
  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs: ["/api*", "/openapi*", "/version"]
  - level: Metadata
`,
  why: `The first rule names no user, so it matches probes by anyone. The second matches only users with credentials: somebody who explores the API without any stays in the log.

\`/api*\` looks dangerous but is not. A rule with \`nonResourceURLs\` never matches a resource request, although the URL of a pod begins with \`/api\` too.`,
};
