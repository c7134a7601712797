import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const mounts = [{ ...policyMount, mountPath: '/audit', path: '/etc/kubernetes/audit' }, logMount];

export const brokenHostPath: ManifestExercise = {
  id: 'broken-host-path',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A path that the node has',
  minutes: 3,
  file: manifestFile,
  task: 'On the node, the policy is `/etc/kubernetes/audit/policy.yaml`, exactly as in the flag.',
  start: pod([policyFlag, logFlag], mounts),
  foretell: [
    whatHappens(
      'stops',
      'The flag is read inside the container, and there the file is `/audit/policy.yaml`. That the same path exists on the node does not help.',
    ),
  ],
  requirements: [
    {
      says: 'Let kube-apiserver read the policy that is `/etc/kubernetes/audit/policy.yaml` on the node.',
      wants: [{ file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' }],
    },
    {
      says: 'Still write the log to `/var/log/kubernetes/audit` on the node.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    ...startsAsBefore,
  ],
  hints: [
    'A hostPath volume has two paths: `path` is on the node, `mountPath` is what the container sees.',
    'Which of the two does a flag mean?',
  ],
  solution: pod(['audit-policy-file=/audit/policy.yaml', logFlag], mounts),
  why: 'A flag has the path inside the container: `mountPath`, and what follows it. To mount the folder where it is on the node is as right, and easier to read: then both paths are the same.',
};
