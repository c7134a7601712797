import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';

const configuration = (limits: string) => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.37.2
controlPlaneEndpoint: cluster.example.com:6443
apiServer:
  extraArgs:
  - name: authorization-mode
    value: Node,RBAC
  - name: audit-policy-file
    value: /etc/kubernetes/audit/policy.yaml
  - name: audit-log-path
    value: /var/log/kubernetes/audit/audit.log
${limits}  extraVolumes:
  - name: audit-policy
    hostPath: /etc/kubernetes/audit
    mountPath: /etc/kubernetes/audit
    readOnly: true
    pathType: Directory
  - name: audit-log
    hostPath: /var/log/kubernetes/audit
    mountPath: /var/log/kubernetes/audit
    pathType: DirectoryOrCreate
`;

export const rotationSmall: ManifestExercise = {
  id: 'rotation-small',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Five days on a small disk',
  minutes: 5,
  file: 'kubeadm.yaml',
  task: 'A test cluster has a small disk, and was made with kubeadm. Its ClusterConfiguration is the place for flags that must survive an upgrade.',
  start: configuration(''),
  requirements: [
    {
      says: 'Keep old files for 5 days.',
      wants: [{ flag: 'audit-log-maxage', is: '5', isGiven: true }],
    },
    {
      says: 'Keep 2 old files.',
      wants: [{ flag: 'audit-log-maxbackup', is: '2', isGiven: true }],
    },
    {
      says: 'Still record to `/var/log/kubernetes/audit` on the node, with the policy that is `/etc/kubernetes/audit/policy.yaml` there.',
      wants: [
        { file: 'audit-policy-file', onNode: '/etc/kubernetes/audit/policy.yaml' },
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'In this version of kubeadm, `extraArgs` is a list: each entry has a `name` without dashes, and a `value`.',
    'Every value is a string, also one that is a number.',
  ],
  solution: configuration(`  - name: audit-log-maxage
    value: "5"
  - name: audit-log-maxbackup
    value: "2"
`),
  why: 'Without quotes, `5` is a number in YAML, and kubeadm refuses it. Up to v1beta3, `extraArgs` is a map instead of a list. The size is left to its default: 100 MB, so the log takes 300 MB at most.',
};
