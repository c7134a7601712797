import type { SampleRequest } from '../types';
import { jane } from './callers';
import { created, managed, ownedLeaves } from './metadata';
import { container, devPods, newPod, pod, podItem, podList, web1, web2 } from './pods';
import { deleteOptions, failure } from './statuses';
import { uidOf } from '../uidOf';

const podSecurity = { 'pod-security.kubernetes.io/enforce-policy': 'privileged:latest' };

const badName =
  'Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case ' +
  "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character " +
  "(e.g. 'example.com', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const namespace = (name: string, resourceVersion: string, manager = 'kubectl-create') => ({
  metadata: {
    name,
    uid: uidOf(name),
    resourceVersion,
    creationTimestamp: created,
    labels: { 'kubernetes.io/metadata.name': name },
    managedFields: [
      managed(manager, 'v1', created, {
        'f:metadata': { 'f:labels': ownedLeaves('kubernetes.io/metadata.name') },
      }),
    ],
  },
  spec: { finalizers: ['kubernetes'] },
  status: { phase: 'Active' },
});

const server = 'kube-apiserver';

/** A developer reads, creates and deletes pods, with and without success. */
export const everyday: readonly SampleRequest[] = [
  {
    id: 'pod-list',
    command: 'kubectl get pods -n dev',
    title: 'Lists the pods in one namespace',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/dev/pods?limit=500',
    ...jane,
    // As with -o yaml. Without it kubectl asks for a Table, with a long description of each column.
    response: { code: 200, body: podList('666', devPods.map(podItem)) },
  },
  {
    id: 'pod-get',
    command: 'kubectl get pod web-1 -n prod -o yaml',
    title: 'Reads one pod',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1',
    ...jane,
    response: { code: 200, body: pod(web1) },
  },
  {
    id: 'pod-watch',
    command: 'kubectl get pods -n dev -w',
    title: 'Watches the pods in one namespace',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/dev/pods?resourceVersion=1045&watch=true',
    ...jane,
    response: { code: 200 },
  },
  {
    id: 'pod-delete-webapp',
    command: 'kubectl delete pod webapp-pod -n prod-namespace',
    title: 'Deletes the pod webapp-pod',
    kinds: ['People'],
    method: 'DELETE',
    url: '/api/v1/namespaces/prod-namespace/pods/webapp-pod',
    ...jane,
    requestBody: deleteOptions(),
    response: {
      code: 200,
      body: pod({
        ...web1,
        name: 'webapp-pod',
        namespace: 'prod-namespace',
        uid: uidOf('webapp-pod'),
        resourceVersion: '670',
        labels: { run: 'webapp-pod' },
        manager: 'kubectl-run',
        container: 'webapp-pod',
        deletionTimestamp: '2026-11-21T09:30:30Z',
      }),
    },
  },
  {
    id: 'pod-create',
    command: 'kubectl run web-2 --image=nginx -n prod',
    title: 'Creates a pod',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods?fieldManager=kubectl-run',
    ...jane,
    requestBody: newPod({ name: 'web-2', labels: { run: 'web-2' } }, [container('web-2', 'nginx')]),
    response: { code: 201, body: pod(web2) },
    annotations: podSecurity,
  },
  {
    id: 'pod-list-all',
    command: 'kubectl get pods -A -o yaml',
    title: 'Lists the pods in all namespaces',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/pods?limit=500',
    ...jane,
    response: { code: 200, body: podList('668', [...devPods, web1].map(podItem)) },
  },
  {
    id: 'pod-notfound',
    command: 'kubectl get pod nope -n prod',
    title: 'Reads a pod that does not exist',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/nope',
    ...jane,
    response: {
      code: 404,
      body: failure(404, 'NotFound', 'pods "nope" not found', { name: 'nope', kind: 'pods' }),
    },
  },
  {
    id: 'pod-create-invalid',
    command: 'kubectl create -f bad-pod.yaml -n prod',
    title: 'Creates an invalid pod',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods?fieldManager=kubectl-create&fieldValidation=Strict',
    ...jane,
    requestBody: newPod({ name: 'Bad_Name', namespace: 'prod' }, []),
    response: {
      code: 422,
      body: failure(
        422,
        'Invalid',
        `Pod "Bad_Name" is invalid: [metadata.name: ${badName}, spec.containers: Required value]`,
        {
          name: 'Bad_Name',
          kind: 'Pod',
          causes: [
            { reason: 'FieldValueInvalid', message: badName, field: 'metadata.name' },
            { reason: 'FieldValueRequired', message: 'Required value', field: 'spec.containers' },
          ],
        },
      ),
    },
  },
  {
    id: 'pod-create-exists',
    command: 'kubectl create -f web-1.yaml -n prod',
    title: 'Creates a pod whose name is taken',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods?fieldManager=kubectl-create&fieldValidation=Strict',
    ...jane,
    requestBody: newPod({ name: 'web-1', namespace: 'prod', labels: { run: 'web-1' } }, [
      container('web', 'nginx:1.29'),
    ]),
    response: {
      code: 409,
      body: failure(409, 'AlreadyExists', 'pods "web-1" already exists', {
        name: 'web-1',
        kind: 'pods',
      }),
    },
    annotations: podSecurity,
  },
  {
    id: 'pod-deletecollection',
    command: 'kubectl delete --raw "/api/v1/namespaces/dev/pods?labelSelector=app%3Dweb"',
    title: 'Deletes all pods with a label in one request',
    kinds: ['People'],
    method: 'DELETE',
    url: '/api/v1/namespaces/dev/pods?labelSelector=app%3Dweb',
    ...jane,
    response: {
      code: 200,
      // The pods as they were.
      body: podList('671', devPods.map(podItem)),
    },
  },
  {
    id: 'ns-list',
    command: 'kubectl get ns -o yaml',
    title: 'Lists the namespaces',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces?limit=500',
    ...jane,
    response: {
      code: 200,
      body: {
        kind: 'NamespaceList',
        apiVersion: 'v1',
        metadata: { resourceVersion: '700' },
        items: [
          namespace('default', '33', server),
          namespace('dev', '281'),
          namespace('kube-node-lease', '31', server),
          namespace('kube-public', '14', server),
          namespace('kube-system', '6', server),
          namespace('monitoring', '285'),
          namespace('prod', '277'),
          namespace('prod-namespace', '289'),
        ],
      },
    },
  },
];
