import { created, leaves, managed, now, ownedLeaves, settled, type FieldSet } from './metadata';
import { accountFields, container, containerFields, podSpecFields } from './pods';
import { uidOf } from '../uidOf';

/** What differs between the Deployments of the requests. */
interface DeploymentShape {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  replicas: number;
  image: string;
  labels: Record<string, string>;
  serviceAccount?: string;
  /** What the sender applied or changed, in managedFields: the server sorts what is applied first, then by time. */
  applied?: unknown;
  /** The image. */
  changed?: unknown;
}

const conditionFields = (type: string): FieldSet => ({
  [`k:{"type":"${type}"}`]: ownedLeaves(
    'lastTransitionTime',
    'lastUpdateTime',
    'message',
    'reason',
    'status',
    'type',
  ),
});

const controllerFields: FieldSet = {
  'f:metadata': { 'f:annotations': { '.': {}, 'f:deployment.kubernetes.io/revision': {} } },
  'f:status': {
    ...leaves('availableReplicas'),
    'f:conditions': { '.': {}, ...conditionFields('Available'), ...conditionFields('Progressing') },
    ...leaves('observedGeneration', 'readyReplicas', 'replicas', 'updatedReplicas'),
  },
};

const { 'f:image': _, ...otherContainerFields } = containerFields;

const creatorFields = ({ name, serviceAccount, changed }: DeploymentShape): FieldSet => ({
  'f:metadata': { 'f:labels': ownedLeaves('app') },
  'f:spec': {
    ...leaves('progressDeadlineSeconds', 'replicas', 'revisionHistoryLimit', 'selector'),
    'f:strategy': { 'f:rollingUpdate': ownedLeaves('maxSurge', 'maxUnavailable'), 'f:type': {} },
    'f:template': {
      'f:metadata': { 'f:labels': ownedLeaves('app') },
      'f:spec': podSpecFields(
        name,
        changed ? otherContainerFields : containerFields,
        ...(serviceAccount ? accountFields : []),
      ),
    },
  },
});

const condition = (type: string, reason: string, message: string) => ({
  type,
  status: 'True',
  lastUpdateTime: settled,
  lastTransitionTime: settled,
  reason,
  message,
});

/** A Deployment as a list item. */
export function deploymentItem(shape: DeploymentShape): object {
  return {
    metadata: {
      name: shape.name,
      namespace: shape.namespace,
      uid: shape.uid,
      resourceVersion: shape.resourceVersion,
      generation: shape.generation,
      creationTimestamp: created,
      labels: shape.labels,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      managedFields: [
        ...(shape.applied ? [shape.applied] : []),
        managed('kubectl-create', 'apps/v1', created, creatorFields(shape)),
        managed('kube-controller-manager', 'apps/v1', settled, controllerFields, 'status'),
        ...(shape.changed ? [shape.changed] : []),
      ],
    },
    spec: {
      replicas: shape.replicas,
      selector: { matchLabels: { app: shape.name } },
      template: {
        metadata: { labels: { app: shape.name } },
        spec: {
          containers: [container(shape.name, shape.image)],
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 30,
          dnsPolicy: 'ClusterFirst',
          ...(shape.serviceAccount
            ? { serviceAccountName: shape.serviceAccount, serviceAccount: shape.serviceAccount }
            : {}),
          securityContext: {},
          schedulerName: 'default-scheduler',
        },
      },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: {
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      conditions: [
        condition('Available', 'MinimumReplicasAvailable', 'Deployment has minimum availability.'),
        condition(
          'Progressing',
          'NewReplicaSetAvailable',
          `ReplicaSet "${shape.name}-6d4b75cb6d" has successfully progressed.`,
        ),
      ],
    },
  };
}

/** A Deployment with kind and apiVersion. */
export function deployment(shape: DeploymentShape): object {
  return { kind: 'Deployment', apiVersion: 'apps/v1', ...deploymentItem(shape) };
}

/** The Deployment that most requests use. */
export const web: DeploymentShape = {
  name: 'web',
  namespace: 'prod',
  uid: uidOf('web'),
  resourceVersion: '640',
  generation: 1,
  replicas: 2,
  image: 'nginx:1.29',
  labels: { app: 'web' },
  serviceAccount: 'web',
};

/** What kubectl replace owns after setting a new image. */
export const replaced = managed('kubectl-replace', 'apps/v1', now, {
  'f:spec': {
    'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"web"}': { 'f:image': {} } } } },
  },
});
