import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

export const keepTheLog: ManifestExercise = {
  id: 'keep-the-log',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A log that survives its container',
  minutes: 6,
  file: manifestFile,
  task: 'Keep the log on the node. The folder `/var/log/kubernetes/audit` is not there yet, and nobody wants to create it on each node by hand.',
  start: pod([policyFlag, logFlag], [policyMount]),
  foretell: [
    whatHappens(
      'inside',
      'kube-apiserver creates the folder inside its container. Nothing is wrong until you look for the log.',
    ),
  ],
  requirements: [
    {
      says: 'Write the log to a file in `/var/log/kubernetes/audit` on the node.',
      wants: [
        { without: ['mount-without-volume', 'volume-without-mount'] },
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
        { mountOf: 'audit-log-path', is: 'a folder' },
      ],
    },
    {
      says: 'Let kubelet create a folder that is missing.',
      wants: [{ mountOf: 'audit-log-path', is: 'created' }],
    },
    {
      says: 'Let kube-apiserver write there.',
      wants: [{ mountOf: 'audit-log-path', is: 'writable' }],
    },
    {
      says: 'Still read the policy that is `/etc/kubernetes/audit/policy.yaml` on the node.',
      wants: [{ file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' }],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Two lists need an entry: `volumeMounts` of the container, and `volumes` of the Pod.',
    'A `type` whose name says that it creates a folder is what you need.',
  ],
  solution: pod([policyFlag, logFlag], [policyMount, logMount]),
  why: 'Without `readOnly`, a mount is writable. `DirectoryOrCreate` lets the same manifest work on a new control-plane node.',
};
