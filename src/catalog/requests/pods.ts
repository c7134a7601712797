import { created, leaves, managed, now, ownedLeaves, settled, type FieldSet } from './metadata';
import { uidOf } from '../uidOf';

/** What differs between pods; the API server fills in the rest. */
export interface PodShape {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  labels: Record<string, string>;
  /** The manager in managedFields that wrote the spec. */
  manager: string;
  container: string;
  image: string;
  createdAt?: string;
  /** Set for a pod of a ReplicaSet. */
  generateName?: string;
  ownerReferences?: { uid: string; [field: string]: unknown }[];
  /** Set if it is not the default one. */
  serviceAccount?: string;
  /** Set while the pod is being deleted. */
  deletionTimestamp?: string;
  /** Whether the pod is running on worker-1; otherwise it was just created. */
  running?: boolean;
  /** A debug container, which was just added. */
  ephemeralContainer?: { name: string; container: object; fields: FieldSet };
  message?: string;
}

/** Defaults of every container. */
export const containerDefaults = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

/** A container with the defaults that the API server adds. */
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

/** The volume with the service account token that every pod gets. */
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

/** The mount of that volume. */
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

/** What admission adds at the end of every pod spec. */
export const admitted = {
  schedulerName: 'default-scheduler',
  tolerations: [tolerate('not-ready'), tolerate('unreachable')],
  priority: 0,
  enableServiceLinks: true,
  preemptionPolicy: 'PreemptLowerPriority',
};

/** The fields of a plain container that its creator owns. */
export const containerFields = ownedLeaves(
  'image',
  'imagePullPolicy',
  'name',
  'resources',
  'terminationMessagePath',
  'terminationMessagePolicy',
);

/** The fields that name a service account. */
export const accountFields = ['serviceAccount', 'serviceAccountName'];

/** The fields of a pod spec that its creator owns, for managedFields. */
export function podSpecFields(
  container: string,
  fields: FieldSet,
  ...more: readonly string[]
): FieldSet {
  const names = ['dnsPolicy', 'restartPolicy', 'schedulerName', 'securityContext', ...more];
  return {
    'f:containers': { [`k:{"name":"${container}"}`]: fields },
    ...leaves(...[...names, 'terminationGracePeriodSeconds'].toSorted()),
  };
}

const kubeletFields = (message?: string): FieldSet => ({
  'f:status': {
    'f:conditions': {
      'k:{"type":"Ready"}': ownedLeaves('lastProbeTime', 'lastTransitionTime', 'status', 'type'),
    },
    ...leaves('containerStatuses', 'hostIP', ...(message ? ['message'] : []), 'phase', 'podIP'),
    'f:podIPs': { '.': {}, 'k:{"ip":"10.244.1.10"}': ownedLeaves('ip') },
    'f:startTime': {},
  },
});

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
    'f:spec': podSpecFields(
      pod.container,
      containerFields,
      'enableServiceLinks',
      ...(pod.serviceAccount ? accountFields : []),
    ),
  });
  if (!pod.running) return [spec];
  return [
    spec,
    managed('kubelet', 'v1', settled, kubeletFields(pod.message), 'status'),
    ...(pod.ephemeralContainer ? [debugged(pod.ephemeralContainer)] : []),
  ];
}

/** What kubectl debug owns. */
function debugged({ name, fields }: { name: string; fields: FieldSet }): unknown {
  const containers = { '.': {}, [`k:{"name":"${name}"}`]: fields };
  const spec = { 'f:spec': { 'f:ephemeralContainers': containers } };
  return managed('kubectl', 'v1', now, spec, 'ephemeralcontainers');
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

/** A pod as a list item: without kind and apiVersion. */
export function podItem(pod: PodShape): { metadata: object; spec: object; status: object } {
  const time = pod.createdAt ?? created;
  return {
    metadata: {
      name: pod.name,
      ...(pod.generateName ? { generateName: pod.generateName } : {}),
      namespace: pod.namespace,
      uid: pod.uid,
      resourceVersion: pod.resourceVersion,
      generation: pod.deletionTimestamp || pod.ephemeralContainer ? 2 : 1,
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
      ...(pod.ephemeralContainer
        ? { ephemeralContainers: [pod.ephemeralContainer.container] }
        : {}),
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: pod.serviceAccount ?? 'default',
      serviceAccount: pod.serviceAccount ?? 'default',
      ...(pod.running ? { nodeName: 'worker-1' } : {}),
      securityContext: {},
      ...admitted,
    },
    status: podStatus(pod, time),
  };
}

/** A pod as a get or create returns it. */
export function pod(shape: PodShape): object {
  return { kind: 'Pod', apiVersion: 'v1', ...podItem(shape) };
}

/** A list of pods. */
export function podList(resourceVersion: string, items: object[]): unknown {
  return { kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion }, items };
}

/** A pod as a client sends it, with the defaults set by decoding. */
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

/** The pod that most requests use. */
export const web1 = {
  name: 'web-1',
  namespace: 'prod',
  uid: uidOf('web-1'),
  resourceVersion: '659',
  labels: { run: 'web-1' },
  manager: 'kubectl-create',
  container: 'web',
  image: 'nginx:1.29',
  running: true,
};

/** The pod that a developer creates and the scheduler binds. */
export const web2 = {
  ...web1,
  name: 'web-2',
  uid: uidOf('web-2'),
  resourceVersion: '667',
  labels: { run: 'web-2' },
  manager: 'kubectl-run',
  container: 'web-2',
  image: 'nginx',
  createdAt: now,
  running: false,
};

/** The pods in namespace dev, which differ only in name, uid and resourceVersion. */
export const devPods = [
  { name: 'd1', uid: uidOf('d1'), resourceVersion: '548' },
  { name: 'd2', uid: uidOf('d2'), resourceVersion: '546' },
].map((own) => ({
  ...own,
  namespace: 'dev',
  labels: { app: 'web' },
  manager: 'kubectl-run',
  container: own.name,
  image: 'busybox',
  running: true,
}));
