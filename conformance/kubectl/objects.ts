import type { JsonObject } from '../../src/audit/go/jsonObject.ts';
import { anyNode, anyUid, containerOf, selectorOf } from '../../src/requests/kubectl/assumed.ts';

/** A PEM request for CN=mallory; describe reads it. */
const signingRequest =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQlVUQ0J1d0lCQURBU01SQXdEZ1lEVlFRRERBZH' +
  'RZV3hzYjNKNU1JR2ZNQTBHQ1NxR1NJYjNEUUVCQVFVQQpBNEdOQURDQmlRS0JnUURnWTZob0Z5ZXpBZFloMGNNR1dM' +
  'Ym9iSTF1Y0k3MEs3bFRPQXdYclRmeWZScnR2S0JZCkRpbmxFMnVVdFZ1UHBZWW9ucnpiZW5oWkd5cGN1QW81R00raU' +
  'tDS2hoTi9qMWdCZExpZm1ZOWdWeFpqZ3FnVmMKUnVvcVJ5ekVoWHFuQUd4ekdYRllkclREeVdDVTBlV1ZWcS9Ta1B3' +
  'cUt6WjcwRUhPa1lhUnVRWks0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnWUVBcU1NU3RxZkNXNHp3MF' +
  'lHOFN1bWtZeGp6Q3o2aUF4alZsTVB2CjU0eTE1alhXNlFCR2wxS3hJNlZWN0FFTGIyZDFZSkx0RmZ4U2JTRDBDVHB4' +
  'MFJXYmxmM3BKaytMZmtCNzVENHIKbS9GY1BrVGhXdW9ET3ZWWUs5Q2NlVHlSeUQ2UlFyOUUyWThYMFprY1hTYklmdW' +
  'tZRFJNRWtnWkMzblRUTjZ5dgpxei8rbkJVPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K';

const time = '2026-11-01T08:00:00Z';

/** A believable object for a resource, as the stand-in server returns it. */
export function objectOf(
  apiVersion: string,
  kind: string,
  resource: string,
  name: string,
  namespace: string,
): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== '' && { namespace }),
      uid: anyUid,
      resourceVersion: '1001',
      generation: 1,
      creationTimestamp: time,
      labels: { app: containerOf(name) },
      ...(resource === 'pods' && {
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: anyUid, controller: true },
        ],
      }),
    },
    ...contents[resource]?.(name),
  };
}

const container = (name: string): JsonObject => ({
  name,
  image: 'nginx',
  env: [{ name: 'A', value: 'a' }],
  ports: [{ containerPort: 80 }],
  resources: {},
  stdin: true,
  tty: true,
});

const podSpec = (name: string): JsonObject => ({
  containers: [container(name)],
  restartPolicy: 'Always',
  securityContext: {},
  nodeName: anyNode,
});

const template = (name: string): JsonObject => ({
  metadata: { labels: labelsOf(name) },
  spec: { containers: [container(name)], restartPolicy: 'Always' },
});

const workload = (name: string): JsonObject => ({
  spec: {
    replicas: 1,
    selector: { matchLabels: labelsOf(name) },
    template: template(name),
    strategy: { type: 'RollingUpdate' },
    updateStrategy: { type: 'RollingUpdate' },
    revisionHistoryLimit: 10,
  },
  status: {
    observedGeneration: 1,
    replicas: 1,
    updatedReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    currentReplicas: 1,
    desiredNumberScheduled: 1,
    currentNumberScheduled: 1,
    updatedNumberScheduled: 1,
    numberAvailable: 1,
    numberReady: 1,
    conditions: [{ type: 'Available', status: 'True' }],
  },
});

function labelsOf(name: string): JsonObject {
  const [key = '', value = ''] = selectorOf(name).split('=');
  return { [key]: value };
}

const contents: Record<string, (name: string) => JsonObject> = {
  pods: (name) => ({
    spec: podSpec(containerOf(name)),
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [
        {
          name: containerOf(name),
          ready: true,
          restartCount: 0,
          image: 'nginx',
          state: { running: { startedAt: time } },
        },
      ],
    },
  }),
  deployments: workload,
  daemonsets: workload,
  statefulsets: workload,
  replicasets: workload,
  replicationcontrollers: (name) => ({
    ...workload(name),
    spec: { replicas: 1, selector: labelsOf(name), template: template(name) },
  }),
  jobs: (name) => ({
    spec: { selector: { matchLabels: labelsOf(name) }, template: template(name), parallelism: 1 },
    status: { conditions: [{ type: 'Complete', status: 'True' }] },
  }),
  cronjobs: (name) => ({
    spec: { schedule: '0 * * * *', jobTemplate: { spec: { template: template(name) } } },
    status: {},
  }),
  services: (name) => ({
    spec: {
      selector: labelsOf(name),
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }],
      clusterIP: '10.0.0.7',
      type: 'ClusterIP',
    },
    status: {},
  }),
  nodes: () => ({
    spec: { podCIDR: '10.244.1.0/24' },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      nodeInfo: { kubeletVersion: 'v1.37.0', architecture: 'amd64', operatingSystem: 'linux' },
    },
  }),
  namespaces: () => ({ spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } }),
  configmaps: () => ({ data: { k: 'v' } }),
  secrets: () => ({ type: 'Opaque', data: { k: 'dg==' } }),
  serviceaccounts: () => ({}),
  clusterroles: () => ({ rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] }),
  roles: () => ({ rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] }),
  clusterrolebindings: () => ({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [],
  }),
  rolebindings: () => ({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'view' },
    subjects: [],
  }),
  certificatesigningrequests: () => ({
    spec: { request: signingRequest, signerName: 'example.com/x', usages: ['client auth'] },
    status: {},
  }),
  ingresses: () => ({ spec: { rules: [] }, status: {} }),
  persistentvolumeclaims: () => ({
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    status: { phase: 'Bound' },
  }),
};
