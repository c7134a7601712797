import { anybody } from '../demand';
import type { QuestionSet, Source } from '../question';
import { changing, served, unserved } from './filters';
import { clusterRoles, deployments, namespacedRoles } from './kinds';

/** The DISA STIG for Kubernetes. */
export const stig: QuestionSet = {
  id: 'stig',
  title: 'DISA STIG',
  questions: [
    {
      code: 'stig-everything',
      title: 'Is every request recorded at RequestResponse?',
      claim: 'Every request with a user is recorded at level RequestResponse.',
      kind: 'check',
      parts: [{ about: anybody, must: { atLeast: 'RequestResponse' } }],
      why: 'The fix text of V-242403 is a policy with the single rule `level: RequestResponse`. It conflicts with CIS 3.2.2: it records every Secret and token with its value, and no policy meets both (see `cis-metadata-only`). If you make an exception for them, write down why.',
      source: { name: 'DISA STIG for Kubernetes', place: 'V-242403 (CNTR-K8-000700)' },
    },
  ],
};

const hardening = (place: string): Source => ({
  name: 'NSA/CISA Kubernetes Hardening Guide',
  place,
});

/** The hardening guide of NSA and CISA, version 1.2. */
export const nsa: QuestionSet = {
  id: 'nsa',
  title: 'NSA/CISA Kubernetes Hardening Guide',
  questions: [
    {
      code: 'nsa-anonymous',
      title: 'Is everything recorded that anonymous callers do?',
      claim: 'Every request of an anonymous caller is recorded at level Metadata or above.',
      kind: 'check',
      parts: [{ about: { userGroups: ['system:unauthenticated'] }, must: { atLeast: 'Metadata' } }],
      why: 'The guide wants it even where anonymous access is switched off. Health checks of load balancers are often anonymous: a policy that leaves out `/healthz` answers no.',
      source: hardening('Log auditing, Logging'),
    },
    {
      code: 'nsa-permissions',
      title: 'Is every change of permissions and Deployments recorded?',
      claim:
        'Every change of a Role, ClusterRole, binding or Deployment is recorded at level Metadata or above.',
      kind: 'check',
      parts: [namespacedRoles, clusterRoles, deployments].flatMap((kinds) =>
        served({ atLeast: 'Metadata' }, kinds, changing),
      ),
      except: unserved,
      why: 'Both are on the list of what the guide wants to be logged. Its appendix L shows a policy with RequestResponse for everything, and allows less for parts that are not critical: ask `stig-everything` for the first.',
      source: hardening('Log auditing, Logging; appendix L'),
    },
  ],
};
