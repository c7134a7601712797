import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const mounts = [policyMount, logMount];

export const brokenLogPath: ManifestExercise = {
  id: 'broken-log-path',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A folder that stays empty',
  minutes: 3,
  file: manifestFile,
  task: 'The log is to be in the folder `/var/log/kubernetes/audit` of the node.',
  start: pod([policyFlag, 'audit-log-path=/var/log/kubernetes/audit.log'], mounts),
  foretell: [
    whatHappens(
      'inside',
      '`/var/log/kubernetes/audit.log` is beside the folder that is mounted, not in it. The server starts and writes it inside the container, so no message warns you.',
    ),
  ],
  requirements: [
    {
      says: 'Write the log to a file in `/var/log/kubernetes/audit` on the node.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    {
      says: 'Mount it as a folder, so that the log can be rotated.',
      wants: [{ mountOf: 'audit-log-path', is: 'a folder' }],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Compare the path in the flag with each `mountPath`, part by part between the slashes.',
    'Is `audit.log` in the folder `audit`?',
  ],
  solution: pod([policyFlag, logFlag], mounts),
  why: 'Only what lies below a `mountPath` reaches the node. Of the two mistakes with paths this is the dangerous one: kube-apiserver runs, and the log is gone with its container.',
};
