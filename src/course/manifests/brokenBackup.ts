import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const after = `# ${manifestFile}
${pod([policyFlag, logFlag], [policyMount, logMount])}`;

export const brokenBackup: ManifestExercise = {
  id: 'broken-backup',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A backup in the wrong place',
  minutes: 3,
  file: '/etc/kubernetes/manifests/*',
  task: `Before the change, somebody ran \`cp kube-apiserver.yaml kube-apiserver.yaml.bak\` in \`/etc/kubernetes/manifests\`. The text has both files, one below the other. The manifest itself is right.

Remove from it what has to go from that folder.`,
  start: `${after}---
# ${manifestFile}.bak
${pod([], [])}`,
  foretell: [
    {
      id: 'what-happens',
      asks: 'What does the kubelet make of `kube-apiserver.yaml.bak`?',
      options: [
        'Nothing: it reads only files that end in `.yaml`.',
        'It is a second kube-apiserver of the same name, and may run instead of the new one.',
        'It keeps it for the case that the new one does not start.',
      ],
      right: 1,
      why: 'The kubelet reads every file in the folder whose name does not begin with a dot. Of two Pods with one name it runs one: perhaps the old one, without audit.',
    },
  ],
  requirements: [
    {
      says: 'Leave one kube-apiserver in the folder.',
      wants: [{ servers: 1 }],
    },
    {
      says: 'Let it be the one that records to `/var/log/kubernetes/audit` on the node.',
      wants: [
        { file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' },
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: ['A copy belongs into another folder, such as `/root`. Which of the two is the copy?'],
  solution: after,
  why: 'What the file is called does not matter. Copy the manifest to another folder before you change it; then you can copy it back.',
};
