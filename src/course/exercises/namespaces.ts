import { created, managed, now, ownedLeaves } from '../../catalog/requests/metadata';
import { uidOf } from '../../catalog/uidOf';
import type { PolicyExercise } from '../types';
import {
  allStages,
  at,
  header,
  keptManagedFields,
  like,
  samplesExcept,
  samplesWhere,
} from './expected';

const inProd = samplesWhere(({ namespace }) => namespace === 'prod');
const inNone = samplesWhere(
  ({ isResourceRequest, namespace }) => isResourceRequest && namespace === '',
);

const labels = { 'kubernetes.io/metadata.name': 'prod' };

const prodDeleted = like('ns-delete', {
  id: 'ns-delete-prod',
  command: 'kubectl delete ns prod',
  title: 'Deletes the namespace prod',
  url: '/api/v1/namespaces/prod',
  response: {
    code: 200,
    body: {
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: {
        name: 'prod',
        uid: uidOf('prod'),
        resourceVersion: '755',
        creationTimestamp: created,
        deletionTimestamp: now,
        labels,
        managedFields: [
          managed('kubectl-create', 'v1', created, {
            'f:metadata': { 'f:labels': ownedLeaves(...Object.keys(labels)) },
          }),
        ],
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Terminating' },
    },
  },
});

export const namespaces: PolicyExercise = {
  id: 'namespaces',
  kind: 'write',
  lesson: 'where-and-which-one',
  title: 'One namespace, and none',
  minutes: 6,
  weight: 4,
  task: `Write a policy for one namespace, and for what is in none. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: header,
  shown: ['pod-get', 'pod-list-all', 'crb-create', 'ns-delete', 'cm-create-dev', 'livez'],
  requests: [prodDeleted],
  requirements: [
    {
      says: 'Record the deletion (verb `delete`) of any Namespace at level `RequestResponse`.',
      expects: at('RequestResponse', ['ns-delete', 'ns-delete-prod']),
    },
    {
      says: 'Record every other request in namespace `prod` at level `Metadata`.',
      expects: at('Metadata', inProd),
    },
    {
      says: 'Record every request for a resource that is in no namespace at level `Metadata`: for cluster-scoped objects, and for all namespaces at once, as with `kubectl get pods -A`.',
      expects: at('Metadata', inNone),
    },
    {
      says: 'Record nothing else: no other namespaces, and no non-resource URLs.',
      expects: at('None', samplesExcept([...inProd, ...inNone, 'ns-delete'])),
    },
    {
      says: 'Omit no stage and no managed fields.',
      expects: [
        ...allStages(['pod-get', 'exec-get', 'panic', 'crb-create', 'bad-token', 'ns-delete']),
        ...keptManagedFields(['ns-delete']),
      ],
    },
  ],
  hints: [
    'A request that is in no namespace has the empty string as its namespace, and a list can name it: `""`.',
    'Deleting the Namespace `dev` is a request in namespace `dev`, as kube-apiserver sees it. No list of namespaces matches every Namespace.',
    'Namespaces are a resource of the core group. What if somebody deletes `prod`: which of your rules matches first?',
  ],
  solution: `${header}rules:
  - level: RequestResponse
    verbs: ["delete"]
    resources:
      - group: ""
        resources: ["namespaces"]
  - level: Metadata
    namespaces: ["prod", ""]
`,
  why: 'The empty string matches cluster-scoped objects and requests across all namespaces, but no non-resource URLs: a rule with `namespaces` matches only requests for resources. A single Namespace is in the namespace of its own name, so its deletion needs a rule about the resource. This rule comes first, or the deletion of `prod` would be matched by the other.',
};
