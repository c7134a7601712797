import { sampleRequests } from '../../../src/catalog/requests.ts';
import { answered, change, create, manifestOf, sample, type Step, type Stored } from './objects.ts';
import { rights } from './rights.ts';

/*
 * Makes the example cluster of the sample requests. Without controllers, a scheduler and kubelets their requests are sent
 * here in their names.
 */
const pods = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;
const deployments = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/deployments`;
const core = (kind: string, name: string, fields: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
  ...fields,
});

const scheduler = sample('binding');
const kubelet = sample('pod-status');
/** A request of kube-controller-manager, with the rights of a cluster admin. */
const controllers = { ...sample('secret-get'), userAgent: sample('leader-lease').userAgent };

const namespaces = ['dev', 'prod', 'prod-namespace', 'monitoring'];
const accounts = new Set(
  sampleRequests.flatMap(({ user }) => {
    const [, account] = /^system:serviceaccount:(.*)$/.exec(user?.username ?? '') ?? [];
    return account ?? [];
  }),
);

const allAccounts = [
  ...accounts,
  'kube-system:admin-sa',
  ...[...namespaces, 'kube-system'].map((namespace) => `${namespace}:default`),
];

const { status: nodeStatus, metadata: nodeMetadata } = answered('node-get');
const conditions = nodeStatus!['conditions'] as object[];
const node: Step[] = [
  create(
    '/api/v1/nodes',
    {
      ...core('Node', 'worker-1'),
      metadata: { name: 'worker-1', labels: nodeMetadata['labels'] },
      status: {
        ...nodeStatus,
        conditions: conditions.map((each) => ({
          ...each,
          lastHeartbeatTime: '2026-11-20T08:04:57Z',
        })),
        addresses: [
          { type: 'InternalIP', address: '127.0.0.1' },
          { type: 'Hostname', address: 'worker-1' },
        ],
      },
    },
    kubelet,
  ),
  'next second',
  change(
    '/api/v1/nodes/worker-1',
    {
      metadata: { annotations: nodeMetadata['annotations'] },
      spec: { podCIDR: '10.244.1.0/24', podCIDRs: ['10.244.1.0/24'], taints: null },
    },
    { ...controllers, user: sample('node-status').user },
  ),
];

/** Runs a pod on the node. */
function running(namespace: string, name: string, container = name, image = 'busybox'): Step[] {
  const status = answered('pod-get').status!;
  const [containerStatus] = status['containerStatuses'] as object[];
  const conditionsOf = status['conditions'] as { type: string }[];
  const own = {
    ...status,
    // The other one is the binding's.
    conditions: conditionsOf.filter(({ type }) => type === 'Ready'),
    containerStatuses: [{ ...containerStatus, name: container, image }],
  };
  return [
    bind(namespace, name),
    change(`${pods(namespace)}/${name}/status`, { status: own }, kubelet),
  ];
}

function bind(namespace: string, name: string): Step {
  const target = { kind: 'Node', name: 'worker-1' };
  return create(`${pods(namespace)}/${name}/binding`, core('Binding', name, { target }), scheduler);
}

/** A pod that only has to be there. */
const other = (namespace: string, name: string, spec: object): Step[] => {
  const containers = [{ name: 'c', image: 'i', ...('envFrom' in spec && spec) }];
  const fields = { spec: { containers, ...('envFrom' in spec ? {} : spec) } };
  return [create(pods(namespace), core('Pod', name, fields)), bind(namespace, name)];
};

const web1: Step[] = [
  {
    run: 'kubectl create -f web-1.yaml -n prod',
    files: { 'web-1.yaml': manifestOf(answered('pod-get')) },
  },
  ...running('prod', 'web-1', 'web', 'nginx:1.29'),
];

const allPods: Step[] = [
  ...web1,
  ...['d1', 'd2'].flatMap((name): Step[] => [
    { run: `kubectl run ${name} --image=busybox --labels=app=web -n dev` },
    ...running('dev', name),
  ]),
  { run: 'kubectl run webapp-pod --image=nginx:1.29 -n prod-namespace' },
  ...running('prod-namespace', 'webapp-pod', 'webapp-pod', 'nginx:1.29'),
  create(
    pods('prod'),
    manifestOf(answered('pod-delete-by-controller')),
    sample('pod-delete-by-controller'),
  ),
  ...running('prod', 'web-6d4b75cb6d-9k2lx', 'web', 'nginx:1.29'),
  ...other('kube-system', 'kube-proxy-7x2zq', { serviceAccountName: 'kube-proxy' }),
  ...other('kube-system', 'metrics-server-5f8b9c7d6-mz4tk', {
    serviceAccountName: 'metrics-server',
  }),
  ...other('monitoring', 'prometheus-0', { serviceAccountName: 'prometheus' }),
  ...other('prod', 'reader', { envFrom: [{ configMapRef: { name: 'app-config' } }] }),
];

/** Creates a Deployment as it is before the sample requests, and does what its controller does. */
function deployed(found: Stored, image: string): Step[] {
  const { name, namespace, annotations, ...metadata } = found.metadata as {
    name: string;
    namespace: string;
    annotations: object;
  };
  const manifest = manifestOf({ ...found, metadata: { ...metadata, name, namespace } });
  const text = JSON.stringify(manifest).replace(/"image":"[^"]*"/, `"image":"${image}"`);
  const url = `${deployments(namespace)}/${name}`;
  return [
    { method: 'DELETE', url },
    { run: `kubectl create -f ${name}.yaml`, files: { [`${name}.yaml`]: JSON.parse(text) } },
    'next second',
    change(
      `${url}/status`,
      { metadata: { annotations }, status: found.status },
      {
        ...sample('ns-delete'),
        userAgent: controllers.userAgent,
      },
    ),
  ];
}
const web = deployed(answered('deploy-update'), 'nginx:1.29');
const [apiItem] = answered('ns-cleanup')['items'] as Stored[];
const api = deployed({ apiVersion: 'apps/v1', kind: 'Deployment', ...apiItem! }, 'nginx:1.29');

const leases = (namespace: string) => `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'crontabs.stable.example.com' },
  spec: {
    group: 'stable.example.com',
    scope: 'Namespaced',
    names: { plural: 'crontabs', singular: 'crontab', kind: 'CronTab' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
    ],
  },
};
const password = '--from-literal=password=not-a-real-secret';
const others: Step[] = [
  { run: `kubectl create secret generic db-password ${password} -n prod` },
  create(
    '/api/v1/namespaces/kube-system/configmaps',
    core('ConfigMap', 'coredns', { data: { Corefile: '.:53 { ready }' } }),
    {
      ...sample('ns-delete'),
      userAgent: 'kubeadm/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
    },
  ),
  create(
    '/api/v1/namespaces/kube-system/configmaps',
    manifestOf(answered('cm-controller-leader')),
    {
      ...sample('ns-delete'),
      userAgent: sample('cm-controller-leader').userAgent,
    },
  ),
  create(leases('kube-system'), manifestOf(answered('leader-lease')), {
    ...sample('ns-delete'),
    userAgent: sample('leader-lease').userAgent,
  }),
  create(leases('kube-node-lease'), manifestOf(answered('node-lease')), sample('node-lease')),
  create('/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'gatekeeper' },
  }),
  create('/api/v1/namespaces/prod/configmaps', core('ConfigMap', 'app-config')),
  create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', crd),
];

/** Everything before the first sample request. */
export const setup: Step[] = [
  ...namespaces.map((name): Step => ({ run: `kubectl create ns ${name}` })),
  ...allAccounts.map((each) => {
    const [namespace = '', name = ''] = each.split(':');
    const url = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    return create(url, core('ServiceAccount', name));
  }),
  ...rights,
  ...node,
  ...allPods,
  ...web,
  ...api,
  ...others,
  'next second',
];

const budgets = '/apis/policy/v1/namespaces/prod/poddisruptionbudgets';
const budget: Step[] = [
  create(budgets, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web-pdb' },
    spec: { minAvailable: 2, selector: { matchLabels: { run: 'web-1' } } },
  }),
  change(`${budgets}/web-pdb/status`, {
    status: {
      observedGeneration: 1,
      disruptionsAllowed: 0,
      currentHealthy: 2,
      desiredHealthy: 2,
      expectedPods: 2,
    },
  }),
];

/** What happens right before a sample request. */
export const before: Record<string, Step[]> = {
  'deploy-ssa': web,
  'deploy-update': web,
  'deploy-update-conflict': web,
  'deploy-scale': web,
  'node-status': [change('/api/v1/nodes/worker-1/status', { status: { conditions } }, kubelet)],
  'debug-ephemeral': [
    { method: 'DELETE', url: `${pods('prod')}/web-1?gracePeriodSeconds=0` },
    ...web1,
  ],
  'eviction-pdb': budget,
  eviction: [{ method: 'DELETE', url: `${budgets}/web-pdb` }],
};
