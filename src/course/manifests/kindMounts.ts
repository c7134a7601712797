import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';

interface Levels {
  volumes: string;
  mounts: string;
}

const cluster = ({ volumes, mounts }: Levels) => `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
nodes:
- role: control-plane
  kubeadmConfigPatches:
  - |
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        audit-policy-file: /etc/kubernetes/audit/policy.yaml
        audit-log-path: /var/log/kubernetes/audit/audit.log
      extraVolumes:
${volumes}  extraMounts:
${mounts}- role: worker
`;

const policyVolume = `      - name: audit-policy
        hostPath: /etc/kubernetes/audit
        mountPath: /etc/kubernetes/audit
        readOnly: true
        pathType: Directory
`;
const logVolume = `      - name: audit-log
        hostPath: /var/log/kubernetes/audit
        mountPath: /var/log/kubernetes/audit
        pathType: DirectoryOrCreate
`;
const policyMount = `  - hostPath: ./audit
    containerPath: /etc/kubernetes/audit
    readOnly: true
`;
const logMount = `  - hostPath: ./logs
    containerPath: /var/log/kubernetes/audit
`;

export const kindMounts: ManifestExercise = {
  id: 'kind-mounts',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Two mounts on the way to kind',
  minutes: 7,
  file: 'kind.yaml',
  task: 'A node of kind is a container on your machine, and kube-apiserver is a container in that node. So each file needs two mounts. Here each of the two files has only one of them. Beside this file are the folders `audit`, with `policy.yaml`, and `logs`, which is empty.',
  start: cluster({ volumes: logVolume, mounts: policyMount }),
  foretell: [
    {
      id: 'which',
      asks: 'Which level is missing?',
      options: [
        'For the policy, from the machine into the node.',
        'For the policy, from the node into the Pod.',
        'For the log, from the machine into the node.',
        'For the log, from the node into the Pod.',
      ],
      right: [1, 2],
      why: '`extraMounts` leads from your machine into the node, `extraVolumes` from the node into the Pod.',
    },
  ],
  requirements: [
    {
      says: 'Let kube-apiserver read `audit/policy.yaml` of your machine.',
      wants: [{ file: 'audit-policy-file', onMachine: 'audit/policy.yaml' }],
    },
    {
      says: 'Let it write its log to the folder `logs` of your machine.',
      wants: [
        { file: 'audit-log-path', onMachine: 'logs/' },
        { mountOf: 'audit-log-path', is: 'writable' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'Follow the path of each flag from the inside: `mountPath`, `hostPath` of the volume, `containerPath`, `hostPath` of the node.',
    '`hostPath` of a volume is a path in the node: the `containerPath` of the other level.',
  ],
  solution: cluster({ volumes: policyVolume + logVolume, mounts: policyMount + logMount }),
  why: 'kind makes mounts only when it creates a node: after a change, delete the cluster and create it again.',
};
