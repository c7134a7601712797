import type { SampleRequest } from '../types';
import { kubelet, kubeProxy, kubeProxyByCertificate } from './callers';
import { leaves, managed, now } from './metadata';
import { lease, node, nodeConditions } from './nodeObjects';
import { pod, web1 } from './pods';
import { uidOf } from '../uidOf';

const nodeLease = (resourceVersion: string, renewTime: string) =>
  lease(
    {
      name: 'worker-1',
      namespace: 'kube-node-lease',
      uid: uidOf('worker-1 lease'),
      resourceVersion,
    },
    'kubelet',
    now,
    { holderIdentity: 'worker-1', leaseDurationSeconds: 40, renewTime },
  );

const pulled = (metadata: object) => ({
  kind: 'Event',
  apiVersion: 'v1',
  metadata,
  involvedObject: { kind: 'Pod', namespace: 'prod', name: 'web-1', uid: web1.uid },
  reason: 'Pulled',
  message: 'Container image "nginx:1.29" already present on machine',
  source: { component: 'kubelet', host: 'worker-1' },
  firstTimestamp: now,
  lastTimestamp: now,
  count: 1,
  type: 'Normal',
  eventTime: null,
  reportingComponent: 'kubelet',
  reportingInstance: 'worker-1',
});

/** The routine requests of every node. */
export const nodes: readonly SampleRequest[] = [
  {
    id: 'node-status',
    command: 'kubelet: PATCH node status',
    title: 'Reports the status of its node',
    kinds: ['Control plane'],
    method: 'PATCH',
    url: '/api/v1/nodes/worker-1/status?timeout=10s',
    ...kubelet,
    requestBody: { status: { conditions: nodeConditions } },
    patch: 'application/strategic-merge-patch+json',
    response: { code: 200, body: node('724') },
  },
  {
    id: 'node-get',
    command: 'kubelet: GET node',
    title: 'Reads its own Node',
    kinds: ['Control plane'],
    method: 'GET',
    url: '/api/v1/nodes/worker-1?resourceVersion=0&timeout=10s',
    ...kubelet,
    response: { code: 200, body: node('723') },
  },
  {
    id: 'pod-status',
    command: 'kubelet: PATCH pod status',
    title: 'Reports the status of a pod',
    kinds: ['Control plane'],
    method: 'PATCH',
    url: '/api/v1/namespaces/prod/pods/web-1/status',
    ...kubelet,
    requestBody: { status: { message: 'running' } },
    patch: 'application/strategic-merge-patch+json',
    response: { code: 200, body: pod({ ...web1, resourceVersion: '732', message: 'running' }) },
  },
  {
    id: 'node-lease',
    command: 'kubelet: PUT node lease',
    title: 'Renews the heartbeat of its node',
    kinds: ['Control plane'],
    method: 'PUT',
    url: '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/worker-1?timeout=10s',
    ...kubelet,
    requestBody: nodeLease('366', '2026-11-21T09:30:00.112040Z'),
    response: { code: 200, body: nodeLease('725', '2026-11-21T09:30:00.112040Z') },
  },
  {
    id: 'event-core',
    command: 'kubelet: POST event',
    title: 'Reports what happened to a pod, in the core group',
    kinds: ['Control plane'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/events',
    ...kubelet,
    requestBody: pulled({ name: 'web-1.18ea00c6244ee827', namespace: 'prod' }),
    response: {
      code: 201,
      body: pulled({
        name: 'web-1.18ea00c6244ee827',
        namespace: 'prod',
        uid: uidOf('web-1 pulled'),
        resourceVersion: '733',
        creationTimestamp: now,
        managedFields: [
          managed('kubelet', 'v1', now, {
            ...leaves('count', 'firstTimestamp', 'involvedObject', 'lastTimestamp', 'message'),
            ...leaves('reason', 'reportingComponent', 'reportingInstance'),
            'f:source': leaves('component', 'host'),
            'f:type': {},
          }),
        ],
      }),
    },
  },
  {
    id: 'configmap-watch-named',
    command: 'kubelet: WATCH one ConfigMap',
    title: 'Watches a ConfigMap that a pod mounts',
    kinds: ['Control plane'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/configmaps?allowWatchBookmarks=true&fieldSelector=metadata.name%3Dapp-config&watch=true',
    ...kubelet,
    response: { code: 200 },
  },
  {
    id: 'kubeproxy-watch',
    command: 'kube-proxy: WATCH endpoint slices',
    title: 'Watches EndpointSlices, as installed by kubeadm',
    kinds: ['Control plane'],
    method: 'GET',
    url: '/apis/discovery.k8s.io/v1/endpointslices?allowWatchBookmarks=true&watch=true',
    ...kubeProxy,
    response: { code: 200 },
  },
  {
    id: 'kubeproxy-watch-legacy',
    command: 'kube-proxy: WATCH services',
    title: 'Watches Services as user system:kube-proxy',
    kinds: ['Control plane'],
    method: 'GET',
    url: '/api/v1/services?allowWatchBookmarks=true&watch=true',
    ...kubeProxyByCertificate,
    response: { code: 200 },
  },
];
