import { curlFromOutside, forbidden } from '../../catalog/requests/callers';
import { failure } from '../../catalog/requests/statuses';
import type { PolicyExercise } from '../types';
import { allStages, at, header, keptManagedFields, samplesWhere } from './expected';

const pods = samplesWhere(
  ({ apiGroup, resource, subresource }) =>
    apiGroup === '' && resource === 'pods' && subresource === '',
);
const otherResources = samplesWhere(({ isResourceRequest }) => isResourceRequest).filter(
  (id) => !pods.includes(id),
);
const urls = samplesWhere(({ isResourceRequest }) => !isResourceRequest);

const podRule = `  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods"]
`;

export const catchAll: PolicyExercise = {
  id: 'catch-all',
  kind: 'repair',
  lesson: 'first-match-wins',
  title: 'A catch-all that misses some',
  minutes: 3,
  weight: 2,
  task: `The second rule of this policy should record everything that the first one does not, but it misses a lot. Correct it.

\`pods/exec\`, a shell, is a [subresource](#learn/glossary/subresource) of pods: a resource of its own. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: `${header}rules:
${podRule}  - level: Metadata
    resources:
      - group: ""
      - group: "apps"
`,
  shown: ['pod-get', 'secret-get', 'exec-get', 'cr-create', 'livez'],
  requests: [
    {
      id: 'bad-token-crontabs',
      command:
        'curl -k -H "Authorization: Bearer xxx" https://API:6443/apis/stable.example.com/v1/crontabs',
      title: 'Tries an invalid token on custom resources',
      kinds: ['Attack'],
      method: 'GET',
      url: '/apis/stable.example.com/v1/crontabs',
      ...curlFromOutside,
      user: null,
      authorizationHeader: 'Bearer xxx',
      // Not evaluated: the request ends at authentication.
      authorization: forbidden,
      response: { code: 401, body: failure(401, 'Unauthorized', 'Unauthorized') },
    },
  ],
  requirements: [
    {
      says: 'Record requests for pods, not for their subresources such as `pods/exec`, at level `RequestResponse`, as now.',
      expects: at('RequestResponse', pods),
    },
    {
      says: 'Record requests for every other resource at level `Metadata`.',
      expects: at('Metadata', ['cr-create', ...otherResources]),
    },
    {
      says: 'Record requests for non-resource URLs such as `/livez` at level `Metadata`, with or without a login.',
      expects: at('Metadata', urls),
    },
    {
      says: 'Record failed logins at level `Metadata`, whatever they ask for.',
      expects: at('Metadata', ['bad-token-crontabs']),
    },
    {
      says: 'Omit no stage and no managed fields, as now.',
      expects: [
        ...allStages(['pod-get', 'pod-watch', 'bad-token', 'panic', 'secret-get', 'exec-get']),
        ...keptManagedFields(['pod-get']),
      ],
    },
  ],
  hints: [
    'A rule matches if **all** its conditions match. So each condition keeps some requests out.',
    'There are more API groups than anyone can list, a probe is not about a resource, and a failed login has no user and no groups.',
    'Which conditions does a rule need that matches every request?',
  ],
  solution: `${header}rules:
${podRule}  - level: Metadata
`,
  why: 'A rule without conditions matches every request, so as the last rule it records what the rules above do not. Any condition makes a hole: a list of groups misses custom resources and URLs, and `userGroups: ["system:authenticated"]` would miss anonymous requests and failed logins, which are what you look for after an attack.',
};
