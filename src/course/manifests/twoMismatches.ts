import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { manifestFile, pod, type PodMount } from './pod';

const mounts: PodMount[] = [
  { name: 'audit', mountPath: '/etc/kubernetes/audit-policy.yaml', type: 'File', isReadOnly: true },
  { name: 'audit-log', mountPath: '/var/log/kubernetes/audit/', type: 'DirectoryOrCreate' },
];

export const twoMismatches: ManifestExercise = {
  id: 'two-mismatches',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Two paths that lead nowhere',
  minutes: 6,
  file: manifestFile,
  task: 'Flags and mounts are as in lecture notes that many people follow. On the node, the policy is `/etc/kubernetes/audit-policy.yaml`, and the log is to be in the folder `/var/log/kubernetes/audit`.',
  start: pod(
    [
      'audit-policy-file=/etc/kubernetes/audit/audit-policy.yaml',
      'audit-log-path=/etc/kubernetes/audit/audit.log',
    ],
    mounts,
  ),
  foretell: [
    {
      id: 'which',
      asks: 'Which of these do not agree?',
      options: [
        '`--audit-policy-file` and a `mountPath`',
        'the `mountPath` and the `path` of the policy',
        '`--audit-log-path` and a `mountPath`',
        'the `mountPath` and the `path` of the log',
      ],
      right: [0, 2],
      why: 'Both flags name files in `/etc/kubernetes/audit`, and no mount has that folder. Each mount has the same path inside and outside.',
    },
    whatHappens(
      'stops',
      'The missing policy is the loud mistake. When it is mended, the silent one is left: the server starts, and the log stays in the container.',
    ),
  ],
  requirements: [
    {
      says: 'Let kube-apiserver read the policy that is `/etc/kubernetes/audit-policy.yaml` on the node.',
      wants: [{ file: 'audit-policy-file', onNode: '/etc/kubernetes/audit-policy.yaml' }],
    },
    {
      says: 'Let it write its log to a file in `/var/log/kubernetes/audit` on the node.',
      wants: [
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
        { mountOf: 'audit-log-path', is: 'writable' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Both flags are paths inside the container. Look for each of them among the `mountPath` lines.',
    'There are two ways: change the flag, or change `mountPath`. `path` below `volumes` is right already.',
  ],
  solution: pod(
    [
      'audit-policy-file=/etc/kubernetes/audit-policy.yaml',
      'audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
    mounts,
  ),
  why: 'With the flags changed, each path is the same on the node and in the container, which is the easiest to read. To change the `mountPath` lines works as well.',
};
