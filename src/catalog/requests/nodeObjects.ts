import { created, leaves, managed, now, ownedLeaves, settled, type FieldSet } from './metadata';
import { uidOf } from '../uidOf';

const condition = (type: string, status: string, reason: string, message: string) => ({
  type,
  status,
  lastHeartbeatTime: now,
  lastTransitionTime: created,
  reason,
  message,
});

/** The conditions that the kubelet reports. */
export const nodeConditions = [
  condition(
    'MemoryPressure',
    'False',
    'KubeletHasSufficientMemory',
    'kubelet has sufficient memory available',
  ),
  condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
];

const conditionFields = (type: string): FieldSet => ({
  [`k:{"type":"${type}"}`]: { 'f:lastHeartbeatTime': {} },
});

/** Node worker-1 at a resource version. */
export function node(resourceVersion: string): unknown {
  return {
    kind: 'Node',
    apiVersion: 'v1',
    metadata: {
      name: 'worker-1',
      uid: uidOf('worker-1'),
      resourceVersion,
      creationTimestamp: created,
      labels: { 'kubernetes.io/hostname': 'worker-1', 'kubernetes.io/os': 'linux' },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
      managedFields: [
        managed('kubelet', 'v1', created, {
          'f:metadata': { 'f:labels': ownedLeaves('kubernetes.io/hostname', 'kubernetes.io/os') },
        }),
        managed('kube-controller-manager', 'v1', settled, {
          'f:metadata': { 'f:annotations': ownedLeaves('node.alpha.kubernetes.io/ttl') },
          'f:spec': {
            'f:podCIDR': {},
            'f:podCIDRs': { '.': {}, 'v:"10.244.1.0/24"': {} },
          },
        }),
        managed(
          'kubelet',
          'v1',
          now,
          {
            'f:status': {
              'f:conditions': { ...conditionFields('MemoryPressure'), ...conditionFields('Ready') },
            },
          },
          'status',
        ),
      ],
    },
    spec: { podCIDR: '10.244.1.0/24', podCIDRs: ['10.244.1.0/24'] },
    status: {
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      conditions: nodeConditions,
      addresses: [
        { type: 'InternalIP', address: '10.0.0.21' },
        { type: 'Hostname', address: 'worker-1' },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        machineID: uidOf('machine').replaceAll('-', ''),
        systemUUID: uidOf('machine'),
        bootID: uidOf('boot'),
        kernelVersion: '6.12.0',
        osImage: 'Debian GNU/Linux 13 (trixie)',
        containerRuntimeVersion: 'containerd://2.1.4',
        kubeletVersion: 'v1.37.0',
        kubeProxyVersion: '',
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  };
}

/** A Lease with its holder and renewal time in the spec. */
export function lease(
  metadata: { name: string; namespace: string; uid: string; resourceVersion: string },
  manager: string,
  time: string,
  spec: object,
): unknown {
  return {
    kind: 'Lease',
    apiVersion: 'coordination.k8s.io/v1',
    metadata: {
      ...metadata,
      creationTimestamp: created,
      managedFields: [
        managed(manager, 'coordination.k8s.io/v1', time, {
          'f:spec': leaves(...Object.keys(spec).sort()),
        }),
      ],
    },
    spec,
  };
}
