/** A request as a client sends it to the server that judges. */
export interface RawRequest {
  /** Also its audit ID. */
  id: string;
  method: string;
  url: string;
  as: Caller;
  headers?: Record<string, string>;
  body?: object;
}

/** Whose token the request carries; no token, or one that nobody knows. */
export type Caller = 'admin' | 'jane' | 'mallory' | 'anonymous' | 'unknown';

/** Where everything namespaced happens. */
const namespace = 'prod';

const merge = 'application/merge-patch+json';
const apply = 'application/apply-patch+yaml';
const json = 'application/json-patch+json';
const strategic = 'application/strategic-merge-patch+json';
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

interface Kind {
  path: string;
  kind: string;
  apiVersion: string;
  /** What an object of the kind has besides its name. */
  fields: object;
  cluster?: true;
}

const container = { name: 'main', image: 'nginx:1.29' };
const podTemplate = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [container], restartPolicy: 'Always' },
};
const once = { spec: { containers: [container], restartPolicy: 'Never' } };
const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }];
const toReader = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'one' };
const jane = [{ kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' }];

const kinds: Kind[] = [
  core('configmaps', 'ConfigMap', { data: { 'a.txt': 'b <&> c', ключ: '"é"\n' } }),
  core('secrets', 'Secret', { type: 'Opaque', stringData: { password: 'hunter2' } }),
  core('serviceaccounts', 'ServiceAccount', {}),
  core('pods', 'Pod', { spec: { containers: [container] } }),
  core('services', 'Service', { spec: { ports: [{ port: 80 }], selector: { app: 'web' } } }),
  core('endpoints', 'Endpoints', {}),
  core('persistentvolumeclaims', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }),
  core('resourcequotas', 'ResourceQuota', { spec: { hard: { 'count/secrets': '1000' } } }),
  core('limitranges', 'LimitRange', {
    spec: { limits: [{ type: 'Container', default: { cpu: '500m' } }] },
  }),
  core('replicationcontrollers', 'ReplicationController', {
    spec: { replicas: 1, selector: { app: 'web' }, template: podTemplate },
  }),
  inGroup('apps', 'v1', 'deployments', 'Deployment', {
    spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: podTemplate },
  }),
  inGroup('apps', 'v1', 'daemonsets', 'DaemonSet', {
    spec: { selector: { matchLabels: { app: 'web' } }, template: podTemplate },
  }),
  inGroup('apps', 'v1', 'statefulsets', 'StatefulSet', {
    spec: { serviceName: 'w', selector: { matchLabels: { app: 'web' } }, template: podTemplate },
  }),
  inGroup('batch', 'v1', 'jobs', 'Job', { spec: { template: once } }),
  inGroup('batch', 'v1', 'cronjobs', 'CronJob', {
    spec: { schedule: '*/5 * * * *', jobTemplate: { spec: { template: once } } },
  }),
  inGroup('networking.k8s.io', 'v1', 'networkpolicies', 'NetworkPolicy', {
    spec: { podSelector: {} },
  }),
  inGroup('networking.k8s.io', 'v1', 'ingresses', 'Ingress', {
    spec: { defaultBackend: { service: { name: 'one', port: { number: 80 } } } },
  }),
  inGroup('coordination.k8s.io', 'v1', 'leases', 'Lease', { spec: { holderIdentity: 'me' } }),
  inGroup('rbac.authorization.k8s.io', 'v1', 'roles', 'Role', { rules }),
  inGroup('rbac.authorization.k8s.io', 'v1', 'rolebindings', 'RoleBinding', {
    roleRef: toReader,
    subjects: jane,
  }),
  inGroup('autoscaling', 'v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler', {
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'one' },
    },
  }),
  inGroup('policy', 'v1', 'poddisruptionbudgets', 'PodDisruptionBudget', {
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
  }),
  {
    ...core('nodes', 'Node', { metadata: { name: 'one', labels: { role: 'worker' } } }),
    path: '/api/v1/nodes',
    cluster: true,
  },
  {
    ...core('persistentvolumes', 'PersistentVolume', {
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path: '/srv' },
      },
    }),
    path: '/api/v1/persistentvolumes',
    cluster: true,
  },
  clusterWide('rbac.authorization.k8s.io', 'v1', 'clusterroles', 'ClusterRole', { rules }),
  clusterWide('rbac.authorization.k8s.io', 'v1', 'clusterrolebindings', 'ClusterRoleBinding', {
    roleRef: { ...toReader, kind: 'ClusterRole' },
    subjects: jane,
  }),
  clusterWide('storage.k8s.io', 'v1', 'storageclasses', 'StorageClass', { provisioner: 'a.b/c' }),
  clusterWide('scheduling.k8s.io', 'v1', 'priorityclasses', 'PriorityClass', { value: 7 }),
];

function core(resource: string, kind: string, fields: object): Kind {
  const path = `/api/v1/namespaces/${namespace}/${resource}`;
  return { path, kind, apiVersion: 'v1', fields };
}

function inGroup(
  group: string,
  version: string,
  resource: string,
  kind: string,
  fields: object,
): Kind {
  const path = `/apis/${group}/${version}/namespaces/${namespace}/${resource}`;
  return { path, kind, apiVersion: `${group}/${version}`, fields };
}

function clusterWide(
  group: string,
  version: string,
  resource: string,
  kind: string,
  fields: object,
): Kind {
  const path = `/apis/${group}/${version}/${resource}`;
  return { path, kind, apiVersion: `${group}/${version}`, fields, cluster: true };
}

type Draft = Omit<RawRequest, 'id' | 'as'> & { as?: Caller };

const get = (url: string, as?: Caller, headers?: Record<string, string>): Draft => ({
  method: 'GET',
  url,
  ...(as && { as }),
  ...(headers && { headers }),
});
const send = (method: string, url: string, body: object, type?: string, as?: Caller): Draft => ({
  method,
  url,
  body,
  ...(type !== undefined && { headers: { 'content-type': type } }),
  ...(as && { as }),
});

/** The life of an object of a kind: each way of reading and of changing it once. */
function lifeOf({ path, kind, apiVersion, fields }: Kind): Draft[] {
  const named = (name: string) => ({ apiVersion, kind, metadata: { name }, ...fields });
  const labels = (value: string) => ({ metadata: { labels: { tried: value } } });
  return [
    send('POST', path, named('one')),
    send('POST', path, named('one')),
    get(`${path}/one`),
    get(`${path}?labelSelector=tried%3Dno`),
    send('PATCH', `${path}/one`, labels('merge'), merge),
    send('PATCH', `${path}/two?fieldManager=me&force=true`, named('two'), apply),
    get(`${path}/one`, 'mallory'),
    { method: 'DELETE', url: `${path}/two` },
    get(`${path}/two`),
  ];
}

/** Everything that is asked, in order: later requests need what earlier ones made. */
export const rawRequests: RawRequest[] = [
  send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  }),
  get('/api/v1/namespaces/prod'),
  get('/api/v1/namespaces?limit=2'),
  send(
    'PATCH',
    '/api/v1/namespaces/prod',
    {
      metadata: {
        labels: {
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/audit': 'restricted',
        },
      },
    },
    merge,
  ),
  ...kinds.flatMap(lifeOf),
  ...subresources(),
  ...reviews(),
  ...strangers(),
  ...withoutResources(),
  ...streams(),
  ...ends(),
].map((draft, index) => ({ as: 'admin', ...draft, id: `r${String(index).padStart(3, '0')}` }));

function subresources(): Draft[] {
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  const web = `/apis/apps/v1/namespaces/${namespace}/deployments/one`;
  return [
    get(`${web}/scale`),
    send('PATCH', `${web}/scale`, { spec: { replicas: 2 } }, merge),
    get(`${web}/status`),
    send('PATCH', `${web}/status`, { status: { replicas: 2 } }, strategic),
    send('PATCH', web, [{ op: 'add', path: '/metadata/labels/x', value: 'y' }], json),
    get(`${pods}/one/status`),
    get(`${pods}/one/log`),
    get(`${pods}/one/log?follow=true`),
    send('POST', `${pods}/one/exec?command=ls&stdout=true`, {}),
    get(`${pods}/one/exec?command=ls&stdout=true`),
    get(`${pods}/one/attach?stdout=true`),
    get(`${pods}/one/portforward?ports=80`),
    get(`${pods}/one/proxy/index.html?x=y`),
    get(`/api/v1/namespaces/${namespace}/services/one/proxy/`),
    send('POST', `${pods}/one/eviction`, {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: 'one' },
    }),
    send('POST', `${pods}/missing/binding`, {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: 'missing' },
      target: { kind: 'Node', name: 'one' },
    }),
    send('PATCH', `${pods}/missing/ephemeralcontainers`, { spec: {} }, strategic),
    send('PATCH', '/api/v1/nodes/one/status', { status: { phase: 'Running' } }, merge),
    get('/api/v1/nodes/one/proxy/metrics'),
    send('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/missing/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { audiences: ['a'] },
    }),
    send('PUT', '/api/v1/namespaces/prod/finalize', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'prod' },
      spec: { finalizers: ['kubernetes'] },
    }),
    get(`${pods}?fieldSelector=metadata.name%3Done`, undefined, { accept: table }),
    get(`${pods}/one`, undefined, { accept: table }),
    get(`/api/v1/namespaces/${namespace}/configmaps/one`, undefined, {
      accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
    }),
    get(`/api/v1/namespaces/${namespace}/configmaps`, undefined, { accept: 'text/html' }),
  ];
}

/** No SelfSubjectRulesReview: the server lists the rules in random order. */
function reviews(): Draft[] {
  const review = (group: string, version: string, kind: string, spec: object, as?: Caller) =>
    send(
      'POST',
      `/apis/${group}/${version}/${kind.toLowerCase()}s`,
      { apiVersion: `${group}/${version}`, kind, spec },
      undefined,
      as,
    );
  const asked = { resourceAttributes: { verb: 'get', resource: 'pods', namespace } };
  return [
    review('authorization.k8s.io', 'v1', 'SelfSubjectAccessReview', asked, 'jane'),
    review('authorization.k8s.io', 'v1', 'SubjectAccessReview', { ...asked, user: 'jane' }),
    review(
      'authorization.k8s.io',
      'v1',
      'SubjectAccessReview',
      { ...asked, user: 'jane' },
      'mallory',
    ),
    review('authentication.k8s.io', 'v1', 'TokenReview', { token: 'nobody knows it' }),
    review('authentication.k8s.io', 'v1', 'SelfSubjectReview', {}, 'jane'),
  ];
}

/** Who may not, is not known, or says to be somebody else. */
function strangers(): Draft[] {
  const secrets = `/api/v1/namespaces/${namespace}/secrets`;
  const callers: Caller[] = ['jane', 'mallory', 'anonymous', 'unknown'];
  const as = (user: string, more: Record<string, string> = {}, by: Caller = 'admin') =>
    get(secrets, by, { 'impersonate-user': user, ...more });
  return [
    ...callers.flatMap((caller) => [
      get(secrets, caller),
      get(`/api/v1/namespaces/${namespace}/pods`, caller),
      get('/apis/apps/v1/deployments', caller),
      { method: 'DELETE', url: `${secrets}/one`, as: caller },
      send(
        'POST',
        secrets,
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } },
        undefined,
        caller,
      ),
    ]),
    as('system:serviceaccount:prod:builder'),
    as('system:anonymous'),
    // Last: the server remembers for a caller which way of impersonating worked, and tries that one first.
    as('bob', { 'impersonate-group': 'system:masters' }),
    as('bob', {
      'impersonate-group': 'developers',
      'impersonate-uid': 'u-1',
      'impersonate-extra-reason': 'on call',
    }),
    as('bob', {}, 'jane'),
  ];
}

function withoutResources(): Draft[] {
  const urls = [
    '/healthz',
    '/livez?verbose',
    '/readyz/ping',
    '/version',
    '/api',
    '/api/v1',
    '/apis',
    '/apis/apps',
    '/apis/apps/v1',
    '/openapi/v3',
    '/.well-known/openid-configuration',
    '/nope',
    '/',
    '/logs/',
    '/debug/pprof/cmdline',
    '/apis/nobody.example.com/v1/things',
    '/api/v1/things',
    '/api/v1/namespaces/prod/pods/one/nothing',
  ];
  return [
    ...urls.map((url) => get(url)),
    ...urls.slice(0, 8).map((url) => get(url, 'anonymous')),
    // What one binding allows: of two, the server names either.
    ...urls.slice(4, 8).map((url) => get(url, 'mallory')),
    { method: 'HEAD', url: '/healthz' },
    { method: 'OPTIONS', url: '/api/v1/pods' },
    { method: 'POST', url: '/version' },
  ];
}

function streams(): Draft[] {
  const maps = `/api/v1/namespaces/${namespace}/configmaps`;
  return [
    get(`${maps}?watch=1&timeoutSeconds=1`),
    get(`/api/v1/watch/namespaces/${namespace}/secrets?timeoutSeconds=1`),
    get(`${maps}/one?watch=true&timeoutSeconds=1`),
    get(`${maps}?watch=true&resourceVersion=nonsense`),
    get(`${maps}?watch=1&timeoutSeconds=1`, 'mallory'),
    get(`${maps}?timeout=nonsense`),
    get(`${maps}?watch=1&timeout=nonsense&timeoutSeconds=1`),
  ];
}

function ends(): Draft[] {
  const maps = `/api/v1/namespaces/${namespace}/configmaps`;
  const options = { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 };
  return [
    send('POST', maps, { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }),
    send('POST', maps, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } }),
    send('POST', `${maps}?dryRun=All`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'dry' },
    }),
    send('PUT', `${maps}/one`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one' },
      data: { a: 'c' },
    }),
    send('PUT', `${maps}/other`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one' },
    }),
    send('PATCH', `${maps}/one`, { metadata: 7 }, merge),
    send('PATCH', `${maps}/one`, { data: {} }, 'application/what'),
    send('DELETE', `${maps}/one`, { ...options, preconditions: { resourceVersion: '1' } }),
    send('DELETE', `${maps}/one`, options),
    { method: 'DELETE', url: `${maps}?labelSelector=a%3Db` },
    { method: 'DELETE', url: '/api/v1/nodes/one' },
    { method: 'DELETE', url: `/api/v1/namespaces/${namespace}` },
    send('POST', maps, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'late' } }),
  ];
}
