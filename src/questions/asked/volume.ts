import { anybody, streams } from '../demand';
import type { Filter, QuestionSet } from '../question';
import { core, returned, served, unserved, written } from './filters';

const objects = (verbs: readonly string[]): Filter => ({
  ...anybody,
  verbs: [...verbs],
  resources: [{ group: '*', resources: ['*'] }],
});

/** What fills the log. */
export const volume: QuestionSet = {
  id: 'volume',
  title: 'Volume and cost',
  questions: [
    {
      code: 'events',
      title: 'Which requests for Events and Leases are recorded?',
      claim: 'No request for Events or Leases is recorded.',
      kind: 'list',
      parts: [
        core('events'),
        { group: 'events.k8s.io', resources: ['events'] },
        { group: 'coordination.k8s.io', resources: ['leases'] },
      ].flatMap((kinds) => served({ atMost: 'None' }, kinds)),
      except: unserved,
      why: 'Every node and every controller sends them all the time, and their objects say it again. Events come in two API groups.',
    },
    {
      code: 'probes',
      title: 'Which health checks and metrics are recorded?',
      claim: 'No request for health, readiness, liveness or metrics is recorded.',
      kind: 'list',
      parts: [
        {
          about: {
            ...anybody,
            verbs: ['get', 'head'],
            nonResourceURLs: [
              ...['/healthz', '/healthz/*', '/livez', '/livez/*', '/readyz', '/readyz/*'],
              ...['/metrics', '/metrics/*'],
            ],
          },
          must: { atMost: 'None' },
        },
      ],
      why: 'Load balancers, kubelets and Prometheus ask every few seconds, and the answer tells nothing about anybody.',
    },
    {
      code: 'reads-with-bodies',
      title: 'Which reads are recorded with their response?',
      claim: 'No get or list is recorded at level RequestResponse.',
      kind: 'list',
      parts: [{ about: objects(['get', 'list']), must: { atMost: 'Request' } }],
      except: [streams],
      why: 'One list of all pods can be many megabytes in a single line. A backend that truncates (`--audit-log-truncate-enabled`) drops the bodies.',
    },
    {
      code: 'recorded-twice',
      title: 'Which requests are recorded twice?',
      claim: 'No request is recorded at the stage RequestReceived.',
      kind: 'list',
      parts: [{ about: anybody, must: { never: 'RequestReceived' } }],
      why: 'The first event says nothing that the last one does not say again, except for requests that never end. `omitStages` leaves it out; `blocking-strict` needs it.',
    },
    {
      code: 'managed-fields',
      title: 'Which bodies are recorded with managed fields?',
      claim: 'No body is recorded with managed fields.',
      kind: 'list',
      parts: [
        { about: objects(written), must: { withoutManagedFields: 'Request' } },
        { about: objects(returned), must: { withoutManagedFields: 'RequestResponse' } },
      ],
      except: [streams],
      why: 'They say which client set which field, and are often half of the object. `omitManagedFields: true` leaves them out.',
    },
  ],
};
