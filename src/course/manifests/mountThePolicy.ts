import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

export const mountThePolicy: ManifestExercise = {
  id: 'mount-the-policy',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Show the policy to the server',
  minutes: 6,
  file: manifestFile,
  task: 'The policy is `/etc/kubernetes/audit/policy.yaml` on the node. A kubeconfig for a webhook will follow in the same folder, so one mount should show the whole folder. The folder exists.',
  start: pod([policyFlag, logFlag], [logMount]),
  requirements: [
    {
      says: 'Let kube-apiserver read the policy that is `/etc/kubernetes/audit/policy.yaml` on the node.',
      wants: [
        { without: ['mount-without-volume', 'volume-without-mount'] },
        { file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' },
      ],
    },
    {
      says: 'Mount its folder, not the file.',
      wants: [{ mountOf: 'audit-policy-file', is: 'a folder' }],
    },
    {
      says: 'Do not let it write there.',
      wants: [{ mountOf: 'audit-policy-file', is: 'read-only' }],
    },
    {
      says: 'Still write the log to `/var/log/kubernetes/audit` on the node.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Two lists need an entry: `volumeMounts` of the container, and `volumes` of the Pod.',
    'The entries belong together by `name`.',
    'The mount for the log shows how; besides `mountPath`, a mount can say `readOnly`.',
  ],
  solution: pod([policyFlag, logFlag], [policyMount, logMount]),
  why: 'With a mount of the file alone, the container keeps the old file when an editor replaces it, and the next file needs another mount. The type `Directory` makes kubelet wait if the folder is missing, instead of showing an empty one.',
};
