/** A request of the cluster admin. */
export interface Step {
  method: string;
  url: string;
  body?: object;
}

const core = '/api/v1';
const inProd = `${core}/namespaces/prod`;
const apps = '/apis/apps/v1/namespaces';
const create = (url: string, body: object): Step => ({ method: 'POST', url, body });
const named = (apiVersion: string, kind: string, name: string, fields: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name },
  ...fields,
});

/** A pod template, or the pods that a selector matches. */
const labels = (app: string) => ({ app });
const template = (app: string, fields: object = {}) => ({
  metadata: { labels: labels(app) },
  spec: { containers: [{ name: app, image: 'nginx:1.29' }], ...fields },
});
const workload = (app: string, fields: object = {}) => ({
  selector: { matchLabels: labels(app) },
  template: template(app),
  ...fields,
});

const ready = {
  type: 'Ready',
  status: 'True',
  reason: 'KubeletReady',
  message: 'kubelet is posting ready status',
};
const capacity = { cpu: '4', memory: '8Gi', pods: '110' };
const tooLarge = {
  containers: [{ name: 'large', image: 'nginx:1.29', resources: { requests: { cpu: '64' } } }],
};

/** A node, as no kubelet is here to register it, and what the scheduler and the controllers have to work on. */
export const atFirst: readonly Step[] = [
  create(`${core}/nodes`, {
    ...named('v1', 'Node', 'worker-1'),
    status: { capacity, allocatable: capacity, conditions: [ready] },
  }),
  ...['prod', 'dev'].map((name) => create(`${core}/namespaces`, named('v1', 'Namespace', name))),
  create(
    `${inProd}/resourcequotas`,
    named('v1', 'ResourceQuota', 'all', { spec: { hard: { pods: '20' } } }),
  ),
  create(
    `${inProd}/services`,
    named('v1', 'Service', 'web', { spec: { selector: labels('web'), ports: [{ port: 80 }] } }),
  ),
  create(
    `${apps}/prod/deployments`,
    named('apps/v1', 'Deployment', 'web', { spec: workload('web', { replicas: 2 }) }),
  ),
  create(
    `${apps}/prod/daemonsets`,
    named('apps/v1', 'DaemonSet', 'agent', { spec: workload('agent') }),
  ),
  create(
    `${apps}/prod/statefulsets`,
    named('apps/v1', 'StatefulSet', 'db', { spec: workload('db', { serviceName: 'db' }) }),
  ),
  create(
    '/apis/batch/v1/namespaces/prod/jobs',
    named('batch/v1', 'Job', 'once', {
      spec: { template: template('once', { restartPolicy: 'Never' }) },
    }),
  ),
  create(
    '/apis/policy/v1/namespaces/prod/poddisruptionbudgets',
    named('policy/v1', 'PodDisruptionBudget', 'web', {
      spec: { minAvailable: 1, selector: { matchLabels: labels('web') } },
    }),
  ),
  create(
    '/apis/autoscaling/v2/namespaces/prod/horizontalpodautoscalers',
    named('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 1,
        maxReplicas: 4,
      },
    }),
  ),
  create(
    `${apps}/dev/deployments`,
    named('apps/v1', 'Deployment', 'large', {
      spec: workload('large', {
        template: { metadata: { labels: labels('large') }, spec: tooLarge },
      }),
    }),
  ),
];

/** What changes while they run: fewer pods, another image, and a namespace and a job that go. */
export const later: readonly Step[] = [
  { method: 'PATCH', url: `${apps}/prod/deployments/web`, body: { spec: { replicas: 1 } } },
  {
    method: 'PATCH',
    url: `${apps}/prod/daemonsets/agent`,
    body: { spec: { template: { metadata: { annotations: { changed: 'once' } } } } },
  },
  { method: 'DELETE', url: `${core}/namespaces/dev` },
  {
    method: 'DELETE',
    url: '/apis/batch/v1/namespaces/prod/jobs/once?propagationPolicy=Background',
  },
];
