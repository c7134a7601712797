import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept, withManagedFields } from './expected';

const own = [
  like('tokenreview', {
    id: 'who-am-i',
    command: 'kubectl auth whoami',
    title: 'Asks who the stolen token belongs to',
    url: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
    requestBody: undefined,
    response: { code: 201 },
  }),
  like('livez', {
    id: 'livez-etcd',
    command: 'curl -k https://API:6443/livez/etcd',
    title: 'Checks one part of liveness',
    url: '/livez/etcd',
  }),
];

const noise = [
  ...['livez', 'livez-etcd', 'readyz', 'healthz-etcd', 'node-lease', 'leader-lease'],
  ...['event-core', 'event-new'],
];
const sensitive = [
  ...['secret-get', 'secret-create', 'secret-list-all', 'secret-list-denied', 'impersonate'],
  ...['cm-create-dev', 'cm-update-kube-system', 'cm-controller-leader', 'configmap-watch-named'],
  ...['sa-token', 'tokenreview', 'who-am-i'],
];
const changes = [
  ...['can-i', 'can-i-one', 'clusterrole-denied', 'crb-create', 'csr-approve', 'webhook-delete'],
  ...['pod-create', 'pod-create-invalid', 'pod-create-exists', 'pod-create-privileged'],
  ...['pod-delete-webapp', 'pod-delete-by-controller', 'pod-deletecollection', 'ns-delete'],
  ...['ns-cleanup', 'deploy-ssa', 'deploy-update', 'deploy-update-conflict', 'deploy-scale'],
  ...['cr-create', 'debug-ephemeral', 'eviction', 'eviction-pdb', 'binding', 'node-status'],
  'pod-status',
];
const waysIn = [
  ...['exec-get', 'exec-post', 'attach', 'portforward', 'pod-proxy', 'service-proxy'],
  'node-proxy',
];
const rest = samplesExcept([...noise, ...sensitive, ...changes, ...waysIn], own);

export const attack: PolicyExercise = {
  id: 'attack',
  kind: 'write',
  lesson: 'reading-an-incident',
  title: 'Show every step of an attack',
  minutes: 15,
  weight: 8,
  task: `Somebody stole the token of a pod. They asked what it may do, listed Secrets, tried to create a ClusterRole, created a privileged pod, bound \`cluster-admin\` to themselves, and reached a kubelet through the proxy of a node. Write the policy that would have shown each step. A change is a \`create\`, \`update\`, \`patch\`, \`delete\` or \`deletecollection\`.`,
  start: '',
  requests: own,
  shown: [
    'can-i',
    'secret-list-all',
    'clusterrole-denied',
    'pod-create-privileged',
    'crb-create',
    'node-proxy',
  ],
  requirements: [
    {
      says: 'Record no health checks (`/healthz`, `/livez`, `/readyz`, single checks included), no leases, and no Events of either API.',
      expects: at('None', noise),
    },
    {
      says: 'Record Secrets, ConfigMaps, token requests, and the whole API group `authentication.k8s.io` at level `Metadata`, so that no credential gets into the log.',
      expects: at('Metadata', sensitive),
    },
    {
      says: 'Record all other changes (a permission check is a `create`) at level `Request`, with managed fields, and every way in, whatever the verb: `exec`, `attach`, `portforward` and `proxy` of pods, `proxy` of services and nodes.',
      expects: [...at('Request', changes, withManagedFields), ...at('Request', waysIn)],
    },
    {
      says: 'Record everything else at level `Metadata`: reads, discovery, failed logins.',
      expects: at('Metadata', rest),
    },
    {
      says: 'Omit the stage `RequestReceived`, and no other.',
      expects: allStages([...sensitive, ...changes, ...waysIn, ...rest], 'RequestReceived', own),
    },
  ],
  hints: [
    'Six rules are enough: two that drop, one for credentials, two at level `Request`, and a last one.',
    'A rule with `verbs` and nothing else matches changes of everything, so what is different has to come before it.',
    'A failed login has no user and a single event, in the stage `ResponseStarted`.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]
  - level: None
    resources:
      - group: ""
        resources: ["events"]
      - group: events.k8s.io
      - group: coordination.k8s.io
        resources: ["leases"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]
  - level: Metadata
`,
  why: `Only the request body shows that a pod is privileged, or which role a binding grants. That is why all changes are at \`Request\`. The Role that was denied has no body: RBAC refuses a request before its body is read. Its line still says who tried what.

Changes of Secrets match the rule before, and stay at \`Metadata\`. The last rule also matches requests without a user, such as a failed login.`,
};
