import type { PolicyExercise } from '../types';
import {
  allStages,
  at,
  header,
  like,
  samplesExcept,
  samplesWhere,
  withManagedFields,
} from './expected';

const own = [
  like('pod-delete-webapp', {
    id: 'secret-delete',
    command: 'kubectl delete secret db-password -n prod',
    title: 'Deletes a Secret',
    url: '/api/v1/namespaces/prod/secrets/db-password',
  }),
  like('deploy-update', {
    id: 'statefulset-update',
    command: 'kubectl replace -f db.yaml -n prod',
    title: 'Replaces a StatefulSet',
    url: '/apis/apps/v1/namespaces/prod/statefulsets/db',
  }),
  like('pod-deletecollection', {
    id: 'prod-delete-all',
    command: 'kubectl delete --raw /api/v1/namespaces/prod/pods',
    title: 'Deletes all pods of a namespace',
    url: '/api/v1/namespaces/prod/pods',
  }),
  like('pod-watch', {
    id: 'slices-watch',
    command: 'kubectl get endpointslices -n prod -w',
    title: 'Watches EndpointSlices',
    url: '/apis/discovery.k8s.io/v1/namespaces/prod/endpointslices?watch=true',
  }),
  like('kubeproxy-watch', {
    id: 'slices-list',
    command: 'kube-proxy: GET endpointslices',
    title: 'Lists EndpointSlices',
    url: '/apis/discovery.k8s.io/v1/endpointslices?limit=500',
    response: { code: 200 },
  }),
  like('kubeproxy-watch', {
    id: 'nodes-watch',
    command: 'kube-proxy: GET nodes (watch)',
    title: 'Watches Nodes',
    url: '/api/v1/nodes?watch=true',
  }),
  like('kubeproxy-watch', {
    id: 'services-watch',
    command: 'kube-proxy: GET services (watch)',
    title: 'Watches Services',
    url: '/api/v1/services?watch=true',
  }),
];

const changing = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const watches = ['kubeproxy-watch', 'services-watch'];
const secrets = [...samplesWhere(({ resource }) => resource === 'secrets'), 'secret-delete'];
const production = [
  ...samplesWhere(
    ({ namespace, verb, apiGroup, resource }) =>
      namespace === 'prod' &&
      changing.includes(verb) &&
      ['', 'apps'].includes(apiGroup) &&
      resource !== 'secrets',
  ),
  ...['statefulset-update', 'prod-delete-all'],
];
const rest = samplesExcept([...watches, ...secrets, ...production], own);

export const examTask: PolicyExercise = {
  id: 'exam-task',
  kind: 'write',
  lesson: 'switching-it-on',
  title: 'As in the exam',
  minutes: 12,
  weight: 8,
  task: `The policy in \`/etc/kubernetes/audit/policy.yaml\` records everything at level \`Metadata\`. Extend it. A change is a \`create\`, \`update\`, \`patch\`, \`delete\` or \`deletecollection\`.`,
  start: `${header}rules:
  - level: Metadata
`,
  requests: own,
  shown: ['kubeproxy-watch', 'secret-create', 'pod-create', 'deploy-scale', 'cm-create-dev'],
  requirements: [
    {
      says: 'Omit the stage `RequestReceived` for every request, and no other stage.',
      expects: allStages([...secrets, ...production, ...rest], 'RequestReceived', own),
    },
    {
      says: 'Record no `watch` of the service account `kube-proxy` in `kube-system` for Services and EndpointSlices (`discovery.k8s.io`).',
      expects: at('None', watches),
    },
    {
      says: 'Record Secrets at level `Metadata`, in every namespace and whatever the verb.',
      expects: at('Metadata', secrets),
    },
    {
      says: 'Record all other changes in the namespace `prod`, in the core group and in `apps`, subresources included, at level `Request`, with managed fields.',
      expects: at('Request', production, withManagedFields),
    },
    { says: 'Record everything else at level `Metadata`, as now.', expects: at('Metadata', rest) },
  ],
  hints: [
    'Stages that are omitted for every request belong at the top of the policy, not in each rule.',
    'The user name of a service account is `system:serviceaccount:` with its namespace and its name, separated by a colon.',
    'A Secret in `prod` matches two of your rules. Which of them has to come first?',
    'An entry with only a `group` matches its resources and their subresources.',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: None
    users: ["system:serviceaccount:kube-system:kube-proxy"]
    verbs: ["watch"]
    resources:
      - group: ""
        resources: ["services"]
      - group: discovery.k8s.io
        resources: ["endpointslices"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    namespaces: ["prod"]
    resources:
      - group: ""
      - group: apps
  - level: Metadata
`,
  why: `Go through the sentences, write a rule for each, and put what is special before what is general: Secrets before the namespace \`prod\`, and both before the rule for everything else, which was there.

In a cluster the API server then has to be restarted: it reads the policy only when it starts.`,
};
