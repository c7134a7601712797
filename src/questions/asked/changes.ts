import type { QuestionSet } from '../question';
import { core, served, unserved, written } from './filters';
import { apps, clusterRoles, jobs, namespacedRoles } from './kinds';

const removing = ['delete', 'deletecollection'];
const admission = {
  group: 'admissionregistration.k8s.io',
  resources: [
    ...['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
    ...['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
    ...['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'],
  ],
  scope: 'cluster',
} as const;
const certificates = (...resources: string[]) =>
  ({ group: 'certificates.k8s.io', resources, scope: 'cluster' }) as const;
const scales = {
  group: 'apps',
  resources: ['deployments/scale', 'statefulsets/scale', 'replicasets/scale'],
};

/** What somebody wants to know after an incident. */
export const changes: QuestionSet = {
  id: 'changes',
  title: 'Changes, for whoever looks into an incident',
  questions: [
    {
      code: 'permissions',
      title: 'Are changes of permissions recorded with their content?',
      claim:
        'Every new or changed Role, ClusterRole or binding is recorded at level Request or above, and every deletion at Metadata or above.',
      kind: 'check',
      parts: [namespacedRoles, clusterRoles].flatMap((kinds) => [
        ...served({ atLeast: 'Request' }, kinds, written),
        ...served({ atLeast: 'Metadata' }, kinds, removing),
      ]),
      except: unserved,
      why: 'Metadata says that a binding was created, not whom it made an administrator.',
    },
    {
      code: 'workloads',
      title: 'Are new and changed workloads recorded with their spec?',
      claim:
        'Every new or changed pod, Deployment, DaemonSet, StatefulSet, ReplicaSet, Job or CronJob is recorded at level Request or above.',
      kind: 'check',
      parts: [core('pods'), apps, jobs].flatMap((kinds) =>
        served({ atLeast: 'Request' }, kinds, written),
      ),
      except: unserved,
      why: 'Whether a pod was privileged, and which image it ran, is in the body only. The pods of an attacker are often gone when somebody looks.',
    },
    {
      code: 'removal',
      title: 'Does the log say who removed a pod?',
      claim:
        'Every deletion and eviction of pods, scaling, and deletion of what creates pods and of namespaces is recorded at level Metadata or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Metadata' }, core('pods'), removing),
        ...served({ atLeast: 'Metadata' }, core('namespaces'), ['delete']),
        ...served({ atLeast: 'Metadata' }, core('pods/eviction'), ['create']),
        ...served({ atLeast: 'Metadata' }, scales, ['update', 'patch']),
        ...served({ atLeast: 'Metadata' }, apps, ['update', 'patch', ...removing]),
        ...served({ atLeast: 'Metadata' }, jobs, removing),
      ],
      except: unserved,
      why: 'A pod goes in many ways. The deletion itself is often the work of a controller, and the cause is another request.',
    },
    {
      code: 'admission',
      title: 'Are changes of admission control recorded with their content?',
      claim:
        'Every new or changed webhook configuration and admission policy is recorded at level Request or above, and every deletion at Metadata or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Request' }, admission, written),
        ...served({ atLeast: 'Metadata' }, admission, removing),
      ],
      why: 'A webhook sees the objects of all requests, Secrets included, and a deleted one no longer refuses anything.',
    },
    {
      code: 'certificates',
      title: 'Is every certificate request and approval recorded with its content?',
      claim:
        'Every new CertificateSigningRequest, approval and signing is recorded at level Request or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Request' }, certificates('certificatesigningrequests'), ['create']),
        ...served(
          { atLeast: 'Request' },
          certificates('certificatesigningrequests/approval', 'certificatesigningrequests/status'),
          ['update', 'patch'],
        ),
      ],
      why: 'A client certificate works until it expires and cannot be revoked. Its user and groups are in the request; it holds no key, so that the body is no secret.',
    },
    {
      code: 'token-requests',
      title: 'Is every new service account token recorded, but not the token?',
      claim:
        'Every request for `serviceaccounts/token` is recorded at level Metadata or Request, never with its response.',
      kind: 'check',
      parts: served({ atLeast: 'Metadata', atMost: 'Request' }, core('serviceaccounts/token'), [
        'create',
      ]),
      except: unserved,
      why: '`kubectl create token` leaves no object behind: the log is the only trace. At Request, it also says for whom and for how long.',
    },
  ],
};
