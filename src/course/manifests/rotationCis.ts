import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const mounts = [policyMount, logMount];

export const rotationCis: ManifestExercise = {
  id: 'rotation-cis',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Keep the log as CIS asks',
  minutes: 4,
  file: manifestFile,
  task: 'The [CIS Benchmark](#learn/glossary/cis-benchmark) has a check for each of the three flags that limit the log. A scanner reads the arguments of kube-apiserver: a default does not count.',
  start: pod([policyFlag, logFlag, 'audit-log-maxage=7', 'audit-log-maxbackup=4'], mounts),
  requirements: [
    {
      says: 'Keep old files for 30 days.',
      wants: [{ flag: 'audit-log-maxage', is: '30', isGiven: true }],
    },
    {
      says: 'Keep 10 old files.',
      wants: [{ flag: 'audit-log-maxbackup', is: '10', isGiven: true }],
    },
    {
      says: 'Begin a new file at 100 MB.',
      wants: [{ flag: 'audit-log-maxsize', is: '100', isGiven: true }],
    },
    {
      says: 'Still write the log to `/var/log/kubernetes/audit` on the node.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Age, number and size: each has a flag that begins with `--audit-log-max`.',
    'Of a flag that is given twice, the last one counts.',
  ],
  solution: pod(
    [policyFlag, logFlag, 'audit-log-maxage=30', 'audit-log-maxbackup=10', 'audit-log-maxsize=100'],
    mounts,
  ),
  why: 'The units are days, files and megabytes. Whichever limit is reached first counts: a busy cluster fills ten files of 100 MB long before 30 days are over.',
};
