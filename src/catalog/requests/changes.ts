import type { SampleRequest } from '../types';
import { allowedByClusterRole, jane, kubernetesAdmin } from './callers';
import { deployment, replaced, web } from './deployments';
import { created, leaves, managed, now, ownedLeaves } from './metadata';
import { deleteOptions, failure } from './statuses';
import { uidOf } from '../uidOf';

const newImage = { ...web, image: 'nginx:1.30', resourceVersion: '673' };

/** Changes by people to Deployments, ConfigMaps, custom resources and namespaces. */
export const changes: readonly SampleRequest[] = [
  {
    id: 'deploy-ssa',
    command: 'kubectl apply --server-side -f web.yaml',
    title: 'Applies a Deployment with server-side apply',
    kinds: ['People'],
    method: 'PATCH',
    url: '/apis/apps/v1/namespaces/prod/deployments/web?fieldManager=kubectl&fieldValidation=Strict&force=false',
    ...jane,
    requestBody: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { labels: { tier: 'front' }, name: 'web', namespace: 'prod' },
    },
    patch: 'application/apply-patch+yaml',
    response: {
      code: 200,
      body: deployment({
        ...web,
        resourceVersion: '673',
        labels: { app: 'web', tier: 'front' },
        applied: managed(
          'kubectl',
          'apps/v1',
          now,
          { 'f:metadata': { 'f:labels': leaves('tier') } },
          undefined,
          'Apply',
        ),
      }),
    },
  },
  {
    id: 'deploy-update',
    command: 'kubectl replace -f web.yaml',
    title: 'Replaces a Deployment',
    kinds: ['People'],
    method: 'PUT',
    url: '/apis/apps/v1/namespaces/prod/deployments/web?fieldManager=kubectl-replace&fieldValidation=Strict',
    ...jane,
    requestBody: deployment({ ...web, image: 'nginx:1.30' }),
    response: {
      code: 200,
      body: deployment({ ...newImage, resourceVersion: '674', generation: 2, changed: replaced }),
    },
  },
  {
    id: 'deploy-update-conflict',
    command: 'kubectl replace -f stale.yaml',
    title: 'Replaces a Deployment that has changed in the meantime',
    kinds: ['People'],
    method: 'PUT',
    url: '/apis/apps/v1/namespaces/prod/deployments/web?fieldManager=kubectl-replace&fieldValidation=Strict',
    ...jane,
    requestBody: deployment({ ...newImage, resourceVersion: '1' }),
    response: {
      code: 409,
      body: failure(
        409,
        'Conflict',
        'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
        { name: 'web', group: 'apps', kind: 'deployments' },
      ),
    },
  },
  {
    id: 'deploy-scale',
    command: 'kubectl scale deploy web --replicas=5 -n prod',
    title: 'Scales a Deployment',
    kinds: ['People'],
    method: 'PATCH',
    url: '/apis/apps/v1/namespaces/prod/deployments/web/scale',
    ...jane,
    requestBody: { spec: { replicas: 5 } },
    patch: 'application/merge-patch+json',
    response: {
      code: 200,
      body: {
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata: {
          name: 'web',
          namespace: 'prod',
          uid: web.uid,
          resourceVersion: '678',
          creationTimestamp: created,
        },
        spec: { replicas: 5 },
        status: { replicas: 2, selector: 'app=web' },
      },
    },
  },
  {
    id: 'cm-create-dev',
    command: 'kubectl create cm app --from-literal=k=v -n dev',
    title: 'Creates a ConfigMap',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/dev/configmaps?fieldManager=kubectl-create&fieldValidation=Strict',
    ...jane,
    requestBody: {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { name: 'app', namespace: 'dev' },
      data: { k: 'v' },
    },
    response: {
      code: 201,
      body: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: {
          name: 'app',
          namespace: 'dev',
          uid: uidOf('app'),
          resourceVersion: '684',
          creationTimestamp: now,
          managedFields: [managed('kubectl-create', 'v1', now, { 'f:data': ownedLeaves('k') })],
        },
        data: { k: 'v' },
      },
    },
  },
  {
    id: 'cm-update-kube-system',
    command: 'kubectl edit cm coredns -n kube-system',
    title: 'Edits a ConfigMap in kube-system',
    kinds: ['People'],
    method: 'PATCH',
    url: '/api/v1/namespaces/kube-system/configmaps/coredns?fieldManager=kubectl-edit&fieldValidation=Strict',
    ...kubernetesAdmin,
    requestBody: { data: { Corefile: '.:53 { log }' } },
    patch: 'application/strategic-merge-patch+json',
    response: {
      code: 200,
      body: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: {
          name: 'coredns',
          namespace: 'kube-system',
          uid: uidOf('coredns'),
          resourceVersion: '694',
          creationTimestamp: created,
          managedFields: [
            managed('kubeadm', 'v1', created, { 'f:data': {} }),
            managed('kubectl-edit', 'v1', now, { 'f:data': leaves('Corefile') }),
          ],
        },
        data: { Corefile: '.:53 { log }' },
      },
    },
  },
  {
    id: 'cr-create',
    command: 'kubectl create -f crontab.yaml -n dev',
    title: 'Creates a custom resource',
    kinds: ['People'],
    method: 'POST',
    url: '/apis/stable.example.com/v1/namespaces/dev/crontabs?fieldManager=kubectl-create&fieldValidation=Strict',
    ...jane,
    authorization: allowedByClusterRole('crontab-editor', 'Group "developers"'),
    requestBody: {
      apiVersion: 'stable.example.com/v1',
      kind: 'CronTab',
      metadata: { name: 'my-cron', namespace: 'dev' },
      spec: { cronSpec: '*/5 * * * *', image: 'cron:1.0' },
    },
    response: {
      code: 201,
      // Go encodes custom resources from maps, so their keys are sorted.
      body: {
        apiVersion: 'stable.example.com/v1',
        kind: 'CronTab',
        metadata: {
          creationTimestamp: now,
          generation: 1,
          managedFields: [
            {
              apiVersion: 'stable.example.com/v1',
              fieldsType: 'FieldsV1',
              fieldsV1: { 'f:spec': ownedLeaves('cronSpec', 'image') },
              manager: 'kubectl-create',
              operation: 'Update',
              time: now,
            },
          ],
          name: 'my-cron',
          namespace: 'dev',
          resourceVersion: '701',
          uid: uidOf('my-cron'),
        },
        spec: { cronSpec: '*/5 * * * *', image: 'cron:1.0' },
      },
    },
  },
  {
    id: 'ns-delete',
    command: 'kubectl delete ns dev',
    title: 'Deletes a namespace and everything in it',
    kinds: ['People'],
    method: 'DELETE',
    url: '/api/v1/namespaces/dev',
    ...kubernetesAdmin,
    requestBody: deleteOptions(),
    response: {
      code: 200,
      body: {
        kind: 'Namespace',
        apiVersion: 'v1',
        metadata: {
          name: 'dev',
          uid: uidOf('dev'),
          resourceVersion: '753',
          creationTimestamp: created,
          deletionTimestamp: now,
          labels: { 'kubernetes.io/metadata.name': 'dev' },
          managedFields: [
            managed('kubectl-create', 'v1', created, {
              'f:metadata': { 'f:labels': ownedLeaves('kubernetes.io/metadata.name') },
            }),
          ],
        },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Terminating' },
      },
    },
  },
];
