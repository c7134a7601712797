import { created, leaves, managed, now, ownedLeaves, type FieldSet } from './metadata';

/** What one pod differs in; the rest is what the API server fills in. */
interface PodShape {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  labels: Record<string, string>;
  /** Who wrote the spec, as in managedFields. */
  manager: string;
  container: string;
  image: string;
  createdAt?: string;
  /** Metadata of a pod that belongs to a ReplicaSet. */
  generateName?: string;
  ownerReferences?: { uid: string; [field: string]: unknown }[];
  /** Set while the pod is being deleted. */
  deletionTimestamp?: string;
  /** Scheduled and running on worker-1; without it the pod was just created. */
  running?: boolean;
  ephemeralContainers?: unknown[];
  message?: string;
}

/** Defaults of every container. */
export const containerDefaults = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

/** One container as the API server completes it. */
export function container(name: string, image: string, mounts?: object[]): object {
  return {
    name,
    image,
    resources: {},
    ...(mounts ? { volumeMounts: mounts } : {}),
    ...containerDefaults,
    imagePullPolicy: image.includes(':') ? 'IfNotPresent' : 'Always',
  };
}

/** The token every pod gets as a volume. */
export const tokenVolume = {
  name: 'kube-api-access-mh99f',
  projected: {
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [
            { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
          ],
        },
      },
    ],
    defaultMode: 420,
  },
};

/** Where that token is mounted. */
export const tokenMount = {
  name: tokenVolume.name,
  readOnly: true,
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
};

const tolerate = (condition: string) => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
});

/** What admission adds to the end of every pod's spec. */
export const admitted = {
  schedulerName: 'default-scheduler',
  tolerations: [tolerate('not-ready'), tolerate('unreachable')],
  priority: 0,
  enableServiceLinks: true,
  preemptionPolicy: 'PreemptLowerPriority',
};

/** The fields of a plain container that its author owns. */
export const containerFields = ownedLeaves(
  'image',
  'imagePullPolicy',
  'name',
  'resources',
  'terminationMessagePath',
  'terminationMessagePolicy',
);

/** The fields of a pod's spec that its author owns, for managedFields. */
function podSpecFields(container: string): FieldSet {
  return {
    'f:containers': { [`k:{"name":"${container}"}`]: containerFields },
    ...leaves(
      'dnsPolicy',
      'enableServiceLinks',
      'restartPolicy',
      'schedulerName',
      'securityContext',
      'terminationGracePeriodSeconds',
    ),
  };
}

const kubeletFields: FieldSet = {
  'f:status': {
    'f:conditions': {
      'k:{"type":"Ready"}': ownedLeaves('lastProbeTime', 'lastTransitionTime', 'status', 'type'),
    },
    ...leaves('containerStatuses', 'hostIP', 'phase', 'podIP'),
    'f:podIPs': { '.': {}, 'k:{"ip":"10.244.1.10"}': ownedLeaves('ip') },
    'f:startTime': {},
  },
};

function podManagedFields(pod: PodShape, time: string): unknown[] {
  const metadata: FieldSet = {
    ...(pod.generateName ? { 'f:generateName': {} } : {}),
    'f:labels': ownedLeaves(...Object.keys(pod.labels)),
    ...(pod.ownerReferences
      ? {
          'f:ownerReferences': {
            '.': {},
            ...Object.fromEntries(
              pod.ownerReferences.map((owner) => [`k:{"uid":"${owner.uid}"}`, {}]),
            ),
          },
        }
      : {}),
  };
  const spec = managed(pod.manager, 'v1', time, {
    'f:metadata': metadata,
    'f:spec': podSpecFields(pod.container),
  });
  return pod.running ? [spec, managed('kubelet', 'v1', time, kubeletFields, 'status')] : [spec];
}

function podStatus(pod: PodShape, time: string): object {
  if (!pod.running) return { phase: 'Pending', qosClass: 'BestEffort' };
  const condition = (type: string) => ({
    type,
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: time,
  });
  return {
    phase: 'Running',
    conditions: [condition('Ready'), condition('PodScheduled')],
    ...(pod.message ? { message: pod.message } : {}),
    hostIP: '10.0.0.21',
    podIP: '10.244.1.10',
    podIPs: [{ ip: '10.244.1.10' }],
    startTime: time,
    containerStatuses: [
      {
        name: pod.container,
        state: { running: { startedAt: time } },
        lastState: {},
        ready: true,
        restartCount: 0,
        image: pod.image,
        imageID: '',
      },
    ],
    qosClass: 'BestEffort',
  };
}

/** A pod as an item of a list: without kind and apiVersion. */
export function podItem(pod: PodShape): object {
  const time = pod.createdAt ?? created;
  return {
    metadata: {
      name: pod.name,
      ...(pod.generateName ? { generateName: pod.generateName } : {}),
      namespace: pod.namespace,
      uid: pod.uid,
      resourceVersion: pod.resourceVersion,
      generation: 1,
      creationTimestamp: time,
      ...(pod.deletionTimestamp
        ? { deletionTimestamp: pod.deletionTimestamp, deletionGracePeriodSeconds: 30 }
        : {}),
      labels: pod.labels,
      ...(pod.ownerReferences ? { ownerReferences: pod.ownerReferences } : {}),
      managedFields: podManagedFields(pod, time),
    },
    spec: {
      volumes: [tokenVolume],
      containers: [container(pod.container, pod.image, [tokenMount])],
      ...(pod.ephemeralContainers ? { ephemeralContainers: pod.ephemeralContainers } : {}),
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: 'default',
      serviceAccount: 'default',
      ...(pod.running ? { nodeName: 'worker-1' } : {}),
      securityContext: {},
      ...admitted,
    },
    status: podStatus(pod, time),
  };
}

/** A whole pod, as a get or a create returns it. */
export function pod(shape: PodShape): object {
  return { kind: 'Pod', apiVersion: 'v1', ...podItem(shape) };
}

/** A list of pods. */
export function podList(resourceVersion: string, items: object[]): unknown {
  return { kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion }, items };
}

/** The pod a client sends: what it wrote, with the defaults of decoding. */
export function newPod(metadata: object, containers: object[], spec: object = {}): unknown {
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata,
    spec: {
      containers,
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      ...spec,
      securityContext: {},
      schedulerName: 'default-scheduler',
      enableServiceLinks: true,
    },
    status: {},
  };
}

/** The pod most requests are about. */
export const web1 = {
  name: 'web-1',
  namespace: 'prod',
  uid: 'efe12c0f-af7e-408d-b6a6-b8cf62980c2c',
  resourceVersion: '659',
  labels: { run: 'web-1' },
  manager: 'kubectl-run',
  container: 'web',
  image: 'nginx:1.29',
  running: true,
};

/** The pod a developer makes and the scheduler binds. */
export const web2 = {
  ...web1,
  name: 'web-2',
  uid: '2d3c6e2a-324c-41db-8fb7-6dcb50d721fe',
  resourceVersion: '667',
  labels: { run: 'web-2' },
  container: 'web-2',
  image: 'nginx',
  createdAt: now,
  running: false,
};

/** The pods of namespace dev, alike but for name and uid. */
export const devPods = [
  { name: 'd1', uid: 'e913ab41-6a83-4c6b-91d5-9c41c8451d49', resourceVersion: '548' },
  { name: 'd2', uid: 'feb398c7-998d-4096-9ff8-df09ae79b891', resourceVersion: '546' },
].map((own) => ({
  ...own,
  namespace: 'dev',
  labels: { app: 'web' },
  manager: 'kubectl-run',
  container: own.name,
  image: 'busybox',
  running: true,
}));
