import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

export const brokenReadOnly: ManifestExercise = {
  id: 'broken-read-only',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A mount that was copied',
  minutes: 2,
  file: manifestFile,
  task: 'Somebody wrote the mount for the policy, and copied it for the log.',
  start: pod([policyFlag, logFlag], [policyMount, { ...logMount, isReadOnly: true }]),
  foretell: [
    whatHappens(
      'stops',
      'kube-apiserver opens its log when it starts. On a read-only file system it cannot, so it ends with `ensureLogFile: open …: read-only file system`.',
    ),
  ],
  requirements: [
    {
      says: 'Let kube-apiserver write its log to `/var/log/kubernetes/audit` on the node.',
      wants: [
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
        { mountOf: 'audit-log-path', is: 'writable' },
      ],
    },
    {
      says: 'Still let it only read the policy, `/etc/kubernetes/audit/policy.yaml` on the node.',
      wants: [
        { file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' },
        { mountOf: 'audit-policy-file', is: 'read-only' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: ['Which of the two folders does kube-apiserver write to?'],
  solution: pod([policyFlag, logFlag], [policyMount, logMount]),
  why: 'A mount is writable unless it says `readOnly: true`. For the policy that line is good, for the log it is fatal.',
};
