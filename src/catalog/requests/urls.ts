import type { SampleRequest } from '../types';
import {
  allowedByClusterRole,
  curlFromOutside,
  forbidden,
  jane,
  kubeletProbe,
  kubernetesAdmin,
  loadBalancer,
  prometheus,
} from './callers';
import { failure } from './statuses';

const discoverer = allowedByClusterRole('system:discovery', 'Group "system:authenticated"');

const allVerbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];
const resource = (name: string, kind: string, short: string, storageVersionHash: string) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced: true,
  kind,
  verbs: allVerbs,
  shortNames: [short],
  categories: ['all'],
  storageVersionHash,
});
const status = (name: string, kind: string) => ({
  name: `${name}/status`,
  singularName: '',
  namespaced: true,
  kind,
  verbs: ['get', 'patch', 'update'],
});

/** Non-resource requests: probes, metrics, discovery, debugging. */
export const urls: readonly SampleRequest[] = [
  {
    id: 'livez',
    command: 'kubelet: GET /livez',
    title: 'Checks whether the API server is alive',
    kinds: ['Probes', 'Control plane'],
    method: 'GET',
    url: '/livez',
    ...kubeletProbe,
    response: { code: 200 },
  },
  {
    id: 'readyz',
    command: 'load balancer: GET /readyz',
    title: 'Checks whether the API server can take traffic',
    kinds: ['Probes'],
    method: 'GET',
    url: '/readyz',
    ...loadBalancer,
    response: { code: 200 },
  },
  {
    id: 'healthz-etcd',
    command: 'kubectl get --raw /healthz/etcd',
    title: 'Runs one health check',
    kinds: ['Probes', 'People'],
    method: 'GET',
    url: '/healthz/etcd',
    ...kubernetesAdmin,
    response: { code: 200 },
  },
  {
    id: 'metrics',
    command: 'Prometheus: GET /metrics',
    title: 'Scrapes the metrics of the API server',
    kinds: ['Probes', 'Workloads'],
    method: 'GET',
    url: '/metrics',
    ...prometheus,
    response: { code: 200 },
  },
  {
    id: 'anon-api',
    command: 'curl -k https://API:6443/api',
    title: 'Explores the API without credentials and is denied',
    kinds: ['Attack', 'Probes'],
    method: 'GET',
    url: '/api',
    ...curlFromOutside,
    authorization: forbidden,
    response: {
      code: 403,
      body: failure(
        403,
        'Forbidden',
        'forbidden: User "system:anonymous" cannot get path "/api"',
        {},
      ),
    },
  },
  {
    id: 'anon-version',
    command: 'curl -k https://API:6443/version',
    title: 'Reads the version without credentials',
    kinds: ['Attack', 'Probes'],
    method: 'GET',
    url: '/version',
    ...curlFromOutside,
    response: { code: 200 },
  },
  {
    id: 'discovery',
    command: 'kubectl api-resources',
    title: 'Lists the resources of an API group',
    kinds: ['People', 'Probes'],
    method: 'GET',
    url: '/apis/apps/v1?timeout=32s',
    ...jane,
    authorization: discoverer,
    response: {
      code: 200,
      body: {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: 'apps/v1',
        resources: [
          resource('daemonsets', 'DaemonSet', 'ds', 'dd7pWHUlMKQ='),
          status('daemonsets', 'DaemonSet'),
          resource('deployments', 'Deployment', 'deploy', '8aSe+NMegvE='),
          status('deployments', 'Deployment'),
          resource('statefulsets', 'StatefulSet', 'sts', 'H+vl74LkKdo='),
          status('statefulsets', 'StatefulSet'),
        ],
      },
    },
  },
  {
    id: 'openapi',
    command: 'kubectl explain pod',
    title: 'Reads the OpenAPI schema',
    kinds: ['People', 'Probes'],
    method: 'GET',
    url: '/openapi/v3?timeout=32s',
    ...jane,
    authorization: discoverer,
    response: { code: 200 },
  },
  {
    id: 'logs-endpoint',
    command: 'kubectl get --raw /logs/kube-apiserver.log',
    title: 'Tries to read a log file of the control plane',
    kinds: ['People', 'Attack', 'Probes'],
    method: 'GET',
    url: '/logs/kube-apiserver.log',
    ...kubernetesAdmin,
    response: { code: 404 },
  },
  {
    id: 'pprof',
    command: 'kubectl get --raw /debug/pprof/profile?seconds=10',
    title: 'Profiles the API server for ten seconds',
    kinds: ['People', 'Probes'],
    method: 'GET',
    url: '/debug/pprof/profile?seconds=10',
    ...kubernetesAdmin,
    response: { code: 200 },
  },
];

/** The request that ends in stage Panic. */
export const panicking: readonly SampleRequest[] = [
  {
    id: 'panic',
    command: 'handler crash: GET pod',
    title: 'Reads a pod and the handler panics',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1',
    ...jane,
    response: { code: 500, panic: true },
  },
];
