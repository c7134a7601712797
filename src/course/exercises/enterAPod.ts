import { oldKubectl } from '../../catalog/requests/callers';
import { samplesWith } from '../requestsOf';
import type { PolicyExercise } from '../types';
import type { SampleRequest } from '../../catalog/types';
import { allStages, at, header, samplesExcept } from './expected';

/** As kubectl before 1.30 sends it: over SPDY, which begins with a POST. */
export const byOldKubectl: readonly SampleRequest[] = samplesWith(['attach', 'portforward']).map(
  (request) => ({
    ...request,
    id: `${request.id}-post`,
    command: `${request.command}  # kubectl 1.29`,
    method: 'POST',
    userAgent: oldKubectl,
  }),
);

const streams = ['exec-get', 'attach', 'portforward'];
const oldStreams = ['exec-post', 'attach-post', 'portforward-post'];
const proxies = ['pod-proxy', 'service-proxy', 'node-proxy'];

export const enterAPod: PolicyExercise = {
  id: 'enter-a-pod',
  kind: 'write',
  lesson: 'subresources',
  title: 'Every way into a pod',
  minutes: 7,
  weight: 4,
  task: `Write a policy that records who gets into a container, whatever version of kubectl they use.`,
  start: header,
  shown: ['exec-get', 'exec-post', 'portforward', 'service-proxy', 'logs', 'pod-get'],
  requests: byOldKubectl,
  requirements: [
    {
      says: 'Record `kubectl exec`, `attach` and `port-forward`, and the ephemeral containers that `kubectl debug` adds, at level `Request`, for any version of kubectl.',
      expects: at('Request', [...streams, ...oldStreams, 'debug-ephemeral']),
    },
    {
      says: 'Record the proxies to pods, Services and Nodes at level `Request`.',
      expects: at('Request', proxies),
    },
    { says: 'Record `kubectl logs` at level `Metadata`.', expects: at('Metadata', ['logs']) },
    {
      says: 'Record nothing else.',
      expects: at(
        'None',
        samplesExcept([...streams, 'exec-post', 'debug-ephemeral', ...proxies, 'logs']),
      ),
    },
    {
      says: 'Omit the stage `RequestReceived`, but no other stage.',
      expects: allStages(['exec-get', 'debug-ephemeral', 'logs'], 'RequestReceived'),
    },
  ],
  hints: [
    'A subresource is written after a slash: `pods/log`. A rule for `pods` does not match it.',
    'The subresources are `exec`, `attach`, `portforward`, `ephemeralcontainers`, `proxy` and `log`. Three resources have a proxy.',
    'Since kubectl 1.30 the verb of exec is `get`; before, it was `create`. Do you need `verbs` at all?',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: Request
    resources:
      - group: ""
        resources:
          - "pods/exec"
          - "pods/attach"
          - "pods/portforward"
          - "pods/ephemeralcontainers"
          - "pods/proxy"
          - "services/proxy"
          - "nodes/proxy"
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/log"]
`,
  why: 'Each way into a pod is a subresource, and none of them is matched by `pods`. `pods/*` would be too wide: it also matches pods themselves, status updates and evictions. The rules have no `verbs`, because a shell is a `get` or a `create`, depending on kubectl, and a proxy passes on any method. What is typed in a shell is in no audit event, but the command is in the URL.',
};
