import type { ManifestExercise } from '../types';
import { whatHappens } from './foretelling';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const file = '/var/log/kubernetes/audit/audit.log';

export const brokenFile: ManifestExercise = {
  id: 'broken-file',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A file that is not there yet',
  minutes: 4,
  file: manifestFile,
  task: 'The policy is in its place. On the node, there is no folder `/var/log/kubernetes` yet.',
  start: pod([policyFlag, logFlag], [policyMount, { ...logMount, mountPath: file, type: 'File' }]),
  foretell: [
    whatHappens(
      'noContainer',
      'The type `File` wants a file that exists. Without it, kubelet waits and tells its own log why: `hostPath type check failed`. There is no container whose log you could read.',
    ),
  ],
  requirements: [
    {
      says: 'Write the log to `/var/log/kubernetes/audit` on the node.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    {
      says: 'Let kubelet create what is missing on the node, as a folder.',
      wants: [
        { without: ['log-file-mounted', 'file-as-folder'] },
        { mountOf: 'audit-log-path', is: 'a folder' },
        { mountOf: 'audit-log-path', is: 'created' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'There are types that check, and types that create.',
    'Rotation renames the log. Can a file be renamed that is itself a mount?',
    'Three lines have to change: `mountPath`, `path` and `type`.',
  ],
  solution: pod([policyFlag, logFlag], [policyMount, logMount]),
  why: '`FileOrCreate` would let the server start, but not for long: a mounted file cannot be renamed, so nothing is recorded after the first rotation. Mount the folder, with `DirectoryOrCreate`.',
};
