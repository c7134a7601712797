import { anybody } from '../demand';
import type { QuestionSet, Source } from '../question';
import { changing, core, proxied, served, unserved } from './filters';
import { deployments, tokenReviews } from './kinds';

const source: Source = { name: 'CIS Kubernetes Benchmark', place: '3.2.2' };

/** CIS 3.2.2, clause by clause. It is a manual check: the benchmark has no policy of its own. */
export const cis: QuestionSet = {
  id: 'cis',
  title: 'CIS Kubernetes Benchmark 3.2.2',
  questions: [
    {
      code: 'cis-secrets',
      title: 'Is every access to Secrets recorded?',
      claim: 'Every request for Secrets is recorded at level Metadata or above.',
      kind: 'check',
      parts: served({ atLeast: 'Metadata' }, core('secrets')),
      except: unserved,
      why: 'The first area that 3.2.2 names. Reads count: whoever reads a Secret has its value.',
      source,
    },
    {
      code: 'cis-metadata-only',
      title: 'Are Secrets, ConfigMaps and TokenReviews recorded as metadata only?',
      claim: 'No request for Secrets, ConfigMaps or TokenReviews is recorded above level Metadata.',
      kind: 'check',
      parts: [
        ...served({ atMost: 'Metadata' }, core('secrets')),
        ...served({ atMost: 'Metadata' }, core('configmaps')),
        ...served({ atMost: 'Metadata' }, tokenReviews, ['create']),
      ],
      except: unserved,
      why: 'Bodies of these would put passwords and tokens into the log. The clause forbids bodies for all verbs, also where a body holds no value, as with `delete`. It conflicts with STIG V-242403.',
      source,
    },
    {
      code: 'cis-changes',
      title: 'Is every change of pods and Deployments recorded?',
      claim: 'Every change of a pod or Deployment is recorded at level Metadata or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Metadata' }, core('pods'), changing),
        ...served({ atLeast: 'Metadata' }, deployments, changing),
      ],
      except: unserved,
      why: 'The second area that 3.2.2 names. Subresources such as `pods/eviction` and `deployments/scale` are not in its words: see `removal`.',
      source,
    },
    {
      code: 'cis-streams',
      title: 'Is every use of exec, port-forward and proxy recorded?',
      claim:
        'Every use of `pods/exec`, `pods/portforward`, `pods/proxy` and `services/proxy` is recorded at level Metadata or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Metadata' }, core('pods/exec', 'pods/portforward'), [
          'get',
          'create',
        ]),
        ...served({ atLeast: 'Metadata' }, core('pods/proxy', 'services/proxy'), proxied),
      ],
      except: unserved,
      why: 'The third area that 3.2.2 names. The verb is `get` since kubectl 1.30 (exec) and 1.31 (port-forward), and `create` before.',
      source,
    },
    {
      code: 'cis-default',
      title: 'Is everything recorded at Metadata or above?',
      claim: 'Every request with a user is recorded at level Metadata or above.',
      kind: 'check',
      parts: [{ about: anybody, must: { atLeast: 'Metadata' } }],
      why: '3.2.2 recommends it for most other requests. An answer of no names what you leave out: decide for each whether you can do without.',
      source,
    },
  ],
};
