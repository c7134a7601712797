import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept, withManagedFields } from './expected';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const own = [
  like('binding', {
    id: 'scheduler-watch',
    command: 'kube-scheduler: GET pods (watch)',
    title: 'Watches pods to schedule',
    method: 'GET',
    url: '/api/v1/pods?watch=true',
    requestBody: undefined,
    response: { code: 200 },
  }),
  like('leader-lease', {
    id: 'manager-list',
    command: 'kube-controller-manager: GET namespaces',
    title: 'Lists namespaces',
    method: 'GET',
    url: '/api/v1/namespaces',
    requestBody: undefined,
    response: { code: 200 },
  }),
  like('ns-list', {
    id: 'role-list',
    command: 'kubectl get clusterroles',
    title: 'Lists ClusterRoles',
    url: `${rbac}/clusterroles?limit=500`,
    response: { code: 200 },
  }),
  like('deploy-update', {
    id: 'role-update',
    command: 'kubectl replace -f role.yaml -n dev',
    title: 'Replaces a Role',
    url: `${rbac}/namespaces/dev/roles/web`,
  }),
  like('pod-delete-webapp', {
    id: 'role-delete',
    command: 'kubectl delete rolebinding web -n dev',
    title: 'Deletes a RoleBinding',
    url: `${rbac}/namespaces/dev/rolebindings/web`,
  }),
  like('deploy-ssa', {
    id: 'role-patch',
    command: 'kubectl apply --server-side -f role.yaml -n dev',
    title: 'Applies a Role',
    url: `${rbac}/namespaces/dev/roles/web`,
  }),
  like('pod-deletecollection', {
    id: 'role-delete-all',
    command: 'kubectl delete --raw /apis/rbac.authorization.k8s.io/v1/namespaces/dev/roles',
    title: 'Deletes all Roles of a namespace',
    url: `${rbac}/namespaces/dev/roles`,
  }),
];

const heartbeats = [
  ...['event-core', 'event-new', 'node-lease', 'leader-lease', 'node-status', 'pod-status'],
];
const reads = [
  ...['node-get', 'configmap-watch-named', 'kubeproxy-watch', 'kubeproxy-watch-legacy'],
  ...['hpa-metrics', 'scheduler-watch', 'manager-list'],
];
const permissions = [
  ...['crb-create', 'clusterrole-denied', 'role-update', 'role-patch'],
  ...['role-delete', 'role-delete-all'],
];
const rest = samplesExcept([...heartbeats, ...reads, ...permissions], own);

export const volume: PolicyExercise = {
  id: 'volume',
  kind: 'write',
  lesson: 'less-noise',
  title: 'A log that people can read',
  minutes: 12,
  weight: 7,
  task: `Most of a log is the cluster talking to itself. Write a policy without that noise. A change is a \`create\`, \`update\`, \`patch\`, \`delete\` or \`deletecollection\`.`,
  start: '',
  requests: own,
  shown: [
    'event-new',
    'node-lease',
    'node-get',
    'kubeproxy-watch',
    'crb-create',
    'secret-list-all',
  ],
  requirements: [
    {
      says: 'Record no Events (there are two APIs for them), no leases, and no `status` of nodes and pods.',
      expects: at('None', heartbeats),
    },
    {
      says: 'Record no reads (`get`, `list`, `watch`) by nodes, by service accounts of the namespace `kube-system`, or by the users `system:kube-controller-manager`, `system:kube-scheduler` and `system:kube-proxy`. Their changes stay.',
      expects: at('None', reads),
    },
    {
      says: 'Record every change in the API group `rbac.authorization.k8s.io` at level `RequestResponse`, with managed fields.',
      expects: at('RequestResponse', permissions, withManagedFields),
    },
    { says: 'Record everything else at level `Metadata`.', expects: at('Metadata', rest) },
    {
      says: 'Omit the stage `RequestReceived`, and no other.',
      expects: allStages([...permissions, ...rest], 'RequestReceived', own),
    },
  ],
  hints: [
    'The two APIs for Events are the core group and `events.k8s.io`. Leases are in `coordination.k8s.io`.',
    'All nodes are in the group `system:nodes`, and all service accounts of a namespace in `system:serviceaccounts:` with its name.',
    'Fields of one rule must all match. Users and groups in the same rule would mean a user who is in the group, so they need a rule each.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
      - group: coordination.k8s.io
        resources: ["leases"]
  - level: None
    users: ["system:kube-controller-manager", "system:kube-scheduler", "system:kube-proxy"]
    verbs: ["get", "list", "watch"]
  - level: None
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    verbs: ["get", "list", "watch"]
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
  - level: Metadata
`,
  why: `The noise comes first, because the first match wins. Dropping reads by **who** reads keeps the reads that matter: a person or a workload that lists Secrets is still in the log.

An entry of \`resources\` with only a \`group\` matches the whole group. \`nodes\` would not match \`nodes/status\`: a subresource has to be named.`,
};
