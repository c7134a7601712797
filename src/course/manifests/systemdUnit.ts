import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';

const unit = (lines: readonly string[], end: string) => `[Unit]
Description=Kubernetes API server
After=network-online.target etcd.service

[Service]
ExecStart=/usr/local/bin/kube-apiserver${end}
${lines.map((line) => `  --${line}`).join(`${end}\n`)}
Restart=on-failure
RestartSec=5

[Install]
WantedBy=multi-user.target
`;

const flags = [
  'advertise-address=192.168.56.10',
  'authorization-mode=Node,RBAC',
  'etcd-servers=https://127.0.0.1:2379',
  'audit-policy-file=/etc/kubernetes/audit-policy.yaml',
];
const limits = ['audit-log-maxage=10', 'audit-log-maxbackup=5', 'audit-log-maxsize=100'];

export const systemdUnit: ManifestExercise = {
  id: 'systemd-unit',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'A unit without backslashes',
  minutes: 5,
  file: '/etc/systemd/system/kube-apiserver.service',
  task: 'This kube-apiserver is a service of systemd, not a Pod. Its flags were copied from notes, one below the other.',
  start: unit([...flags, 'audit-log-path=/var/log/k8s-audit.log', ...limits], ''),
  foretell: [
    {
      id: 'what-happens',
      asks: 'Which flags does kube-apiserver get?',
      options: ['All of them.', 'The first one.', 'None.'],
      right: 2,
      why: 'A line that does not end in a backslash ends the command. systemd takes the lines below for settings that it does not know, and ignores them.',
    },
    {
      id: 'mounts',
      asks: 'Which mounts are missing?',
      options: ['One for the policy.', 'One for the policy and one for the log.', 'None.'],
      right: 2,
      why: 'Without a container, kube-apiserver sees the files of the node as they are.',
    },
  ],
  requirements: [
    {
      says: 'Pass every flag on to kube-apiserver.',
      wants: [{ without: ['lost-continuation'] }],
    },
    {
      says: 'Still use the policy `/etc/kubernetes/audit-policy.yaml`.',
      wants: [{ file: 'audit-policy-file', onNode: '/etc/kubernetes/audit-policy.yaml' }],
    },
    {
      says: 'Write the log to a file in the folder `/var/log/kubernetes/audit`, which has room for old files.',
      wants: [{ file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' }],
    },
    {
      says: 'Keep 10 days, 5 old files, and 100 MB in each, as written.',
      wants: [
        { flag: 'audit-log-maxage', is: '10', isGiven: true },
        { flag: 'audit-log-maxbackup', is: '5', isGiven: true },
        { flag: 'audit-log-maxsize', is: '100', isGiven: true },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Where does the command end, for systemd?',
    'A backslash at the end of a line says that the next line belongs to it. The last line needs none.',
  ],
  solution: unit(
    [...flags, 'audit-log-path=/var/log/kubernetes/audit/audit.log', ...limits],
    ' \\',
  ),
  why: 'A unit also needs `systemctl daemon-reload` before `systemctl restart kube-apiserver`: otherwise systemd starts the old command again. Everything on one long line is as right.',
};
