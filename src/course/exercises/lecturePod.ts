import { jane } from '../../catalog/requests/callers';
import type { PolicyExercise } from '../types';
import { allStages, at, header, keptManagedFields, samplesExcept } from './expected';
import { deletesObject, deletesPod, readsPod } from './ownRequests';

const secrets = [
  'secret-get',
  'secret-create',
  'secret-list-all',
  'secret-list-denied',
  'impersonate',
];

const deployment = '/apis/apps/v1/namespaces/prod-namespace/deployments/webapp';

export const lecturePod: PolicyExercise = {
  id: 'lecture-pod',
  kind: 'repair',
  lesson: 'anatomy-of-a-rule',
  title: 'A policy with typos',
  minutes: 6,
  weight: 4,
  task: `kube-apiserver starts with this policy, but the log is not what its author wanted. Find the mistakes and correct them, so that it does what is asked.

[Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: `${header}omitStages: ["RequestReceived"]
rules:
  - level: RequestResponse
    namespaces: ["prod-namespace"]
    verb: ["delete"]
    resources:
      - groups: ""
        resources: ["pods"]
        resourceNames: ["webapp-pod "]
      - groups: "apps"
        resources: ["deployments"]
        resourceNames: ["webapp"]
  - level: Metadata
    resources:
      - groups: ""
        resources: ["secrets"]
`,
  shown: ['pod-delete-webapp', 'webapp-get', 'webapp-deployment-delete', 'secret-get', 'pod-get'],
  requests: [
    readsPod('webapp-get', 'webapp-pod', 'prod-namespace'),
    deletesObject({
      id: 'webapp-deployment-delete',
      what: 'deployment webapp -n prod-namespace',
      title: 'Deletes the Deployment webapp',
      url: deployment,
      name: 'webapp',
      group: 'apps',
      resource: 'deployments',
    }),
    {
      id: 'webapp-deployment-get',
      command: 'kubectl get deployment webapp -n prod-namespace',
      title: 'Reads the Deployment webapp',
      kinds: ['People'],
      method: 'GET',
      url: deployment,
      ...jane,
      response: { code: 200 },
    },
    deletesPod('webapp-delete-elsewhere', 'webapp-pod', 'prod'),
    deletesPod('other-pod-delete', 'other-pod', 'prod-namespace'),
  ],
  requirements: [
    {
      says: 'Record the deletion (verb `delete`) of the pod `webapp-pod` in namespace `prod-namespace` at level `RequestResponse`.',
      expects: at('RequestResponse', ['pod-delete-webapp']),
    },
    {
      says: 'Record the deletion of the Deployment `webapp` in namespace `prod-namespace` at level `RequestResponse`.',
      expects: at('RequestResponse', ['webapp-deployment-delete']),
    },
    {
      says: 'Record every request for Secrets, in all namespaces, at level `Metadata`.',
      expects: at('Metadata', secrets),
    },
    {
      says: 'Record nothing else.',
      expects: at('None', [
        'webapp-get',
        'webapp-deployment-get',
        'webapp-delete-elsewhere',
        'other-pod-delete',
        ...samplesExcept(['pod-delete-webapp', ...secrets]),
      ]),
    },
    {
      says: 'Still omit the stage `RequestReceived`, but no other stage and no managed fields.',
      expects: [
        ...allStages(['secret-get', 'pod-delete-webapp'], 'RequestReceived'),
        ...keptManagedFields(['pod-delete-webapp']),
      ],
    },
  ],
  hints: [
    'kube-apiserver ignores a field that it does not know, and only writes a warning to its own log. Check your answer once: Problems then names such fields.',
    'Compare the name of each field with the reference: which fields are lists, and which are single values?',
    'Names must be equal, character by character. A string in quotation marks can end in something that you do not see.',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: RequestResponse
    namespaces: ["prod-namespace"]
    verbs: ["delete"]
    resources:
      - group: ""
        resources: ["pods"]
        resourceNames: ["webapp-pod"]
      - group: "apps"
        resources: ["deployments"]
        resourceNames: ["webapp"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
`,
  why: 'The fields are called `verbs` and `group`. Unknown fields are ignored, so `verb` let every verb match, and `groups: "apps"` meant the core group, which has no Deployments. For pods and Secrets the core group was right by luck. The space after `webapp-pod` made it the name of a pod that cannot exist.',
};
