import type { PolicyExercise } from '../types';
import { allStages, at, header, like, samplesExcept, withManagedFields } from './expected';

const lease = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
const own = [
  like('node-get', {
    id: 'lease-get',
    command: 'kubelet: GET lease',
    title: 'Reads its lease',
    url: `${lease}/worker-1`,
    response: { code: 200 },
  }),
  like('pod-list', {
    id: 'lease-list',
    command: 'kubectl get leases -n kube-node-lease',
    title: 'Lists leases',
    url: `${lease}?limit=500`,
    response: { code: 200 },
  }),
  like('pod-watch', {
    id: 'lease-watch',
    command: 'kubectl get leases -n kube-node-lease -w',
    title: 'Watches leases',
    url: `${lease}?watch=true`,
  }),
  like('kubeproxy-watch-legacy', {
    id: 'proxy-list',
    command: 'kube-proxy: GET services',
    title: 'Lists Services',
    url: '/api/v1/services?limit=500',
    response: { code: 200 },
  }),
  like('kubeproxy-watch-legacy', {
    id: 'proxy-get',
    command: 'kube-proxy: GET node',
    title: 'Reads its Node',
    url: '/api/v1/nodes/worker-1',
    response: { code: 200 },
  }),
  like('event-core', {
    id: 'proxy-event',
    command: 'kube-proxy: POST event',
    title: 'Creates an Event',
    user: {
      username: 'system:kube-proxy',
      groups: ['system:node-proxier', 'system:authenticated'],
    },
  }),
];

const leaseReads = ['lease-get', 'lease-list', 'lease-watch'];
const proxyReads = ['kubeproxy-watch-legacy', 'proxy-list', 'proxy-get'];
const deployments = ['deploy-ssa', 'deploy-update', 'deploy-update-conflict', 'ns-cleanup'];
const pods = [
  ...['pod-create', 'pod-create-invalid', 'pod-create-exists', 'pod-create-privileged'],
  ...['pod-delete-webapp', 'pod-delete-by-controller'],
];
const rest = samplesExcept([...leaseReads, ...proxyReads, ...deployments, ...pods], own);

export const typos: PolicyExercise = {
  id: 'typos',
  kind: 'repair',
  lesson: 'anatomy-of-a-rule',
  title: 'Four rules, five mistakes',
  minutes: 8,
  weight: 4,
  task: `kube-apiserver starts with this policy, with one warning in its own log. None of the first four rules does what its comment says: three have a mistake each, and one has two. Repair them.

A [lease](#learn/glossary/lease) is a small object that a node or a component renews every few seconds, to say that it is alive. kube-proxy runs on each node and routes traffic to Services. What follows a slash, as in \`deployments/scale\`, is a [subresource](#learn/glossary/subresource): a resource of its own. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: `${header}omitStages: ["RequestReceived"]
rules:
  # Reads of leases
  - level: None
    verb: ["get", "list", "watch"]
    resources:
      - group: coordination.k8s.io
        resources: ["leases"]
  # Reads by kube-proxy
  - level: None
    user: ["system:kube-proxy"]
    verbs: ["get", "list", "watch"]
  # Deployments, with both bodies
  - level: RequestResponse
    resources:
      - groups: apps
        resources: ["deployments"]
  # Pods that are created or deleted
  - level: Request
    resources:
      - group: ""
        resource: ["pods"]
        verbs: ["create", "delete"]
  - level: Metadata
`,
  requests: own,
  shown: ['lease-get', 'node-lease', 'secret-get', 'deploy-update', 'pod-create', 'pod-get'],
  requirements: [
    {
      says: 'Record no reads (`get`, `list`, `watch`) of leases, and no reads by the user `system:kube-proxy`.',
      expects: at('None', [...leaseReads, ...proxyReads]),
    },
    {
      says: 'Record all requests for Deployments, not for their subresources, at level `RequestResponse`, with managed fields.',
      expects: at('RequestResponse', deployments, withManagedFields),
    },
    {
      says: 'Record `create` and `delete` of pods, not of their subresources, at level `Request`, with managed fields.',
      expects: at('Request', pods, withManagedFields),
    },
    {
      says: 'Record everything else at level `Metadata`: also changes of leases, and reads by others.',
      expects: at('Metadata', rest),
    },
    {
      says: 'Omit the stage `RequestReceived`, and no other.',
      expects: allStages([...deployments, ...pods, ...rest], 'RequestReceived', own),
    },
  ],
  hints: [
    'A field that kube-apiserver does not know is ignored, and a condition that is ignored makes a rule match more. Check your answer once: Problems then names such fields.',
    'Lists have plural names. Only `group` is singular, because an entry has one.',
    'An entry of `resources` has three fields: `group`, `resources` and `resourceNames`. What does the last of the four rules have there?',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  # Reads of leases
  - level: None
    verbs: ["get", "list", "watch"]
    resources:
      - group: coordination.k8s.io
        resources: ["leases"]
  # Reads by kube-proxy
  - level: None
    users: ["system:kube-proxy"]
    verbs: ["get", "list", "watch"]
  # Deployments, with both bodies
  - level: RequestResponse
    resources:
      - group: apps
        resources: ["deployments"]
  # Pods that are created or deleted
  - level: Request
    verbs: ["create", "delete"]
    resources:
      - group: ""
        resources: ["pods"]
  - level: Metadata
`,
  why: `- \`verb\` and \`user\` are ignored: the first rule dropped every request for leases, the second every read by anybody.
- Without \`group\`, the entry is for the core group, which has no Deployments: that rule never matched.
- \`resource\` is ignored, so the last entry was the whole core group. \`verbs\` belongs to the rule, not to the entry, so it was ignored as well.

Since Kubernetes 1.26 kube-apiserver writes a warning about unknown fields, and starts anyway.`,
};
