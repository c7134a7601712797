import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept, withManagedFields } from './expected';

const own = [
  like('pod-get', {
    id: 'deploy-get',
    command: 'kubectl get deployment web -n prod -o yaml',
    title: 'Gets a Deployment',
    url: '/apis/apps/v1/namespaces/prod/deployments/web',
    response: { code: 200 },
  }),
];

const pods = [
  ...['pod-list', 'pod-list-all', 'pod-get', 'pod-watch', 'pod-notfound', 'pod-create'],
  ...['pod-create-invalid', 'pod-create-exists', 'pod-create-privileged', 'pod-delete-webapp'],
  ...['pod-delete-by-controller', 'pod-deletecollection', 'bad-token', 'panic'],
];
const deployments = [
  ...['deploy-ssa', 'deploy-update', 'deploy-update-conflict', 'deploy-get', 'ns-cleanup'],
];
const rest = samplesExcept([...pods, ...deployments], own);

export const managedFields: PolicyExercise = {
  id: 'managed-fields',
  kind: 'write',
  lesson: 'less-noise',
  title: 'Managed fields, where they help',
  minutes: 7,
  weight: 4,
  task: `Managed fields are often half of a body. Here they are wanted for pods only. Write the policy.`,
  start: '',
  requests: own,
  shown: ['pod-get', 'deploy-update', 'deploy-scale', 'secret-get'],
  requirements: [
    {
      says: 'Record requests for pods at level `RequestResponse`, with managed fields.',
      expects: at('RequestResponse', pods, withManagedFields),
    },
    {
      says: 'Record requests for Deployments at level `RequestResponse`, without managed fields.',
      expects: at('RequestResponse', deployments, { omitManagedFields: true }),
    },
    {
      says: 'Record everything else at level `Metadata`: also subresources such as `pods/status` and `deployments/scale`, and the pods of the metrics API.',
      expects: at('Metadata', rest),
    },
    {
      says: 'Omit no stage.',
      expects: allStages([...pods, ...deployments, ...rest], undefined, own),
    },
  ],
  hints: [
    '`omitManagedFields` can be set for the whole policy and for a single rule.',
    'If both say something, the rule wins: it may also say `false`.',
    'Which of the three kinds of requests needs the setting at all? `Metadata` has no bodies.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
omitManagedFields: true
rules:
  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods"]
    omitManagedFields: false
  - level: RequestResponse
    resources:
      - group: apps
        resources: ["deployments"]
  - level: Metadata
`,
  why: `The policy omits managed fields, and one rule takes that back. Unlike \`omitStages\`, where the lists of policy and rule are added up, a rule's \`omitManagedFields\` replaces the policy's.

The other way round is as right: leave the policy alone and set \`omitManagedFields: true\` in the rule for Deployments.`,
};
