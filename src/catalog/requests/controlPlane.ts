import type { SampleRequest } from '../types';
import { component, controller, ingressController, kubernetesAdmin } from './callers';
import { deploymentItem, web } from './deployments';
import { created, leaves, managed, now, ownedLeaves } from './metadata';
import { lease } from './nodeObjects';
import { pod, web1, web2 } from './pods';
import { createdStatus, deleteOptions, failure } from './statuses';
import { uidOf } from '../uidOf';

const scheduler = component('kube-scheduler', 'scheduler', '5d2e81f6');

const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  name: 'web-6d4b75cb6d',
  uid: uidOf('web-6d4b75cb6d'),
  controller: true,
  blockOwnerDeletion: true,
};

const eviction = {
  kind: 'Eviction',
  apiVersion: 'policy/v1',
  metadata: { name: 'web-1', namespace: 'prod' },
  deleteOptions: {},
};

const leader = 'control-plane.alpha.kubernetes.io/leader';

const leaderConfigMap = (resourceVersion: string) => ({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: {
    name: 'controller-leader',
    namespace: 'kube-system',
    uid: uidOf('controller-leader'),
    resourceVersion,
    creationTimestamp: created,
    annotations: {
      [leader]:
        '{"holderIdentity":"ingress-nginx-0","leaseDurationSeconds":30,"renewTime":"2026-11-21T09:30:00Z"}',
    },
    managedFields: [
      managed('nginx-ingress-controller', 'v1', now, {
        'f:metadata': { 'f:annotations': ownedLeaves(leader) },
      }),
    ],
  },
});

const leaderLease = (resourceVersion: string) =>
  lease(
    {
      name: 'kube-controller-manager',
      namespace: 'kube-system',
      uid: uidOf('kube-controller-manager'),
      resourceVersion,
    },
    'kube-controller-manager',
    now,
    {
      holderIdentity: `control-plane-1_${uidOf('control-plane-1')}`,
      leaseDurationSeconds: 15,
      acquireTime: '2026-11-20T08:04:12.457127Z',
      renewTime: '2026-11-21T09:30:00.084964Z',
      leaseTransitions: 0,
    },
  );

const scheduled = (metadata: object) => ({
  kind: 'Event',
  apiVersion: 'events.k8s.io/v1',
  metadata,
  eventTime: '2026-11-21T09:30:00.118131Z',
  reportingController: 'default-scheduler',
  reportingInstance: 'default-scheduler-control-plane-1',
  action: 'Binding',
  reason: 'Scheduled',
  regarding: {
    kind: 'Pod',
    namespace: 'prod',
    name: 'web-2',
    uid: web2.uid,
    apiVersion: 'v1',
    resourceVersion: web2.resourceVersion,
  },
  note: 'Successfully assigned prod/web-2 to worker-1',
  type: 'Normal',
  deprecatedSource: {},
  deprecatedFirstTimestamp: null,
  deprecatedLastTimestamp: null,
});

/** What the control plane does, and the commands that trigger it. */
export const controlPlane: readonly SampleRequest[] = [
  {
    id: 'eviction',
    command: 'kubectl drain worker-1 --ignore-daemonsets --force',
    title: 'Drains a node and evicts a pod',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods/web-1/eviction',
    ...kubernetesAdmin,
    requestBody: eviction,
    response: { code: 201, body: createdStatus },
  },
  {
    id: 'eviction-pdb',
    command: 'kubectl drain worker-1 --force --pod-selector=run=web-1',
    title: 'Drains a node, blocked by a disruption budget',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods/web-1/eviction',
    ...kubernetesAdmin,
    requestBody: eviction,
    response: {
      code: 429,
      body: failure(
        429,
        'TooManyRequests',
        "Cannot evict pod as it would violate the pod's disruption budget.",
        {
          causes: [
            {
              reason: 'DisruptionBudget',
              message: 'The disruption budget web-pdb needs 2 healthy pods and has 2 currently',
            },
          ],
        },
      ),
    },
  },
  {
    id: 'pod-delete-by-controller',
    command: 'replicaset-controller: DELETE pod',
    title: 'Deletes a pod after a scale-down',
    kinds: ['Control plane'],
    method: 'DELETE',
    url: '/api/v1/namespaces/prod/pods/web-6d4b75cb6d-9k2lx',
    ...controller('replicaset-controller'),
    requestBody: deleteOptions({}),
    response: {
      code: 200,
      body: pod({
        ...web1,
        name: 'web-6d4b75cb6d-9k2lx',
        generateName: 'web-6d4b75cb6d-',
        uid: uidOf('web-6d4b75cb6d-9k2lx'),
        resourceVersion: '743',
        labels: { app: 'web', 'pod-template-hash': '6d4b75cb6d' },
        serviceAccount: 'web',
        manager: 'kube-controller-manager',
        ownerReferences: [replicaSet],
        deletionTimestamp: '2026-11-21T09:30:30Z',
      }),
    },
  },
  {
    id: 'ns-cleanup',
    command: 'namespace-controller: DELETE all deployments',
    title: 'Empties a namespace that is being deleted',
    kinds: ['Control plane'],
    method: 'DELETE',
    url: '/apis/apps/v1/namespaces/dev/deployments',
    ...controller('namespace-controller'),
    requestBody: deleteOptions(),
    response: {
      code: 200,
      body: {
        kind: 'DeploymentList',
        apiVersion: 'apps/v1',
        metadata: { resourceVersion: '750' },
        items: [
          deploymentItem({
            ...web,
            serviceAccount: '',
            name: 'api',
            namespace: 'dev',
            uid: uidOf('api'),
            resourceVersion: '413',
            labels: { app: 'api' },
          }),
        ],
      },
    },
  },
  {
    id: 'binding',
    command: 'kube-scheduler: POST pod binding',
    title: 'Assigns a pod to a node',
    kinds: ['Control plane'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods/web-2/binding',
    ...scheduler,
    requestBody: {
      kind: 'Binding',
      apiVersion: 'v1',
      metadata: { name: 'web-2', namespace: 'prod', uid: web2.uid },
      target: { kind: 'Node', name: 'worker-1' },
    },
    response: { code: 201, body: createdStatus },
  },
  {
    id: 'leader-lease',
    command: 'kube-controller-manager: PUT leader lease',
    title: 'Renews its leader lease',
    kinds: ['Control plane'],
    method: 'PUT',
    url: '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-controller-manager?timeout=5s',
    ...component('kube-controller-manager', 'leader-election', 'c6a3907e'),
    requestBody: leaderLease('703'),
    response: { code: 200, body: leaderLease('726') },
  },
  {
    id: 'event-new',
    command: 'kube-scheduler: POST event',
    title: 'Reports what happened to a pod, in group events.k8s.io',
    kinds: ['Control plane'],
    method: 'POST',
    url: '/apis/events.k8s.io/v1/namespaces/prod/events',
    ...scheduler,
    requestBody: scheduled({ name: 'web-2.18ea00c6244ee9d1', namespace: 'prod' }),
    response: {
      code: 201,
      body: scheduled({
        name: 'web-2.18ea00c6244ee9d1',
        namespace: 'prod',
        uid: uidOf('web-2 scheduled'),
        resourceVersion: '875',
        creationTimestamp: now,
        managedFields: [
          managed(
            'kube-scheduler',
            'events.k8s.io/v1',
            now,
            leaves(
              'action',
              'eventTime',
              'note',
              'reason',
              'regarding',
              'reportingController',
              'reportingInstance',
              'type',
            ),
          ),
        ],
      }),
    },
  },
  {
    id: 'hpa-metrics',
    command: 'horizontal-pod-autoscaler: LIST pod metrics',
    title: 'Reads pod metrics from metrics-server',
    kinds: ['Control plane'],
    method: 'GET',
    url: '/apis/metrics.k8s.io/v1beta1/namespaces/prod/pods?labelSelector=app%3Dweb',
    ...controller('horizontal-pod-autoscaler'),
    response: { code: 200 },
  },
  {
    id: 'cm-controller-leader',
    command: 'ingress controller: PUT leader ConfigMap',
    title: 'Renews its leadership in a ConfigMap',
    kinds: ['Workloads'],
    method: 'PUT',
    url: '/api/v1/namespaces/kube-system/configmaps/controller-leader',
    ...ingressController,
    requestBody: leaderConfigMap('700'),
    response: { code: 200, body: leaderConfigMap('727') },
  },
];
