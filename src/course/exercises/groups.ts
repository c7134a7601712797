import type { PolicyExercise } from '../types';
import { allStages, at, header, keptManagedFields, samplesExcept } from './expected';
import { deletesObject } from './ownRequests';

const deployments = ['deploy-update', 'deploy-ssa', 'deploy-update-conflict', 'ns-cleanup'];
const recorded = [...deployments, 'crb-create', 'cr-create', 'hpa-metrics'];

export const groups: PolicyExercise = {
  id: 'groups',
  kind: 'write',
  lesson: 'api-groups',
  title: 'Each resource in its group',
  minutes: 6,
  weight: 3,
  task: `Write a policy about four API groups. Writes are the verbs \`create\`, \`update\`, \`patch\`, \`delete\` and \`deletecollection\`.

CronTabs are a custom resource of group \`stable.example.com\`. Pod metrics are a resource that is called \`pods\` too, in group \`metrics.k8s.io\`. [Subresources](#learn/glossary/subresource) such as \`deployments/scale\` are not asked for. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: header,
  shown: ['deploy-update', 'crb-create', 'cr-create', 'hpa-metrics', 'pod-get', 'deploy-scale'],
  requests: [
    deletesObject({
      id: 'crb-delete',
      what: 'clusterrolebinding pwn',
      title: 'Deletes a ClusterRoleBinding',
      url: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/pwn',
      name: 'pwn',
      group: 'rbac.authorization.k8s.io',
      resource: 'clusterrolebindings',
    }),
  ],
  requirements: [
    {
      says: 'Record writes of Deployments and ClusterRoleBindings at level `RequestResponse`.',
      expects: at('RequestResponse', [...deployments, 'crb-create', 'crb-delete']),
    },
    {
      says: 'Record writes of CronTabs at level `Request`.',
      expects: at('Request', ['cr-create']),
    },
    {
      says: 'Record every request for pod metrics at level `Metadata`.',
      expects: at('Metadata', ['hpa-metrics']),
    },
    {
      says: 'Record nothing else, and no subresources.',
      expects: at('None', samplesExcept(recorded)),
    },
    {
      says: 'Omit no stage and no managed fields.',
      expects: [
        ...allStages(['deploy-update', 'crb-create', 'cr-create', 'hpa-metrics']),
        ...keptManagedFields(['deploy-update', 'cr-create']),
      ],
    },
  ],
  hints: [
    'An entry of `resources` has one `group` and any number of `resources` of this group. `kubectl api-resources` shows the group before the slash.',
    'The group is written without a version. If `group` is absent or empty, it is the core group.',
    'Deployments are in group `apps`, ClusterRoleBindings in `rbac.authorization.k8s.io`. One rule can have an entry for each.',
    'Resources have plural names in lower case, as in URLs. `deployments` does not match `deployments/scale`.',
  ],
  solution: `${header}rules:
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: "apps"
        resources: ["deployments"]
      - group: "rbac.authorization.k8s.io"
        resources: ["clusterrolebindings"]
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: "stable.example.com"
        resources: ["crontabs"]
  - level: Metadata
    resources:
      - group: "metrics.k8s.io"
        resources: ["pods"]
`,
  why: 'A resource is known by its group and its name together: `deployments` in the core group matches nothing, and the `pods` of the core group are not pod metrics. The version is never part of the group. Group `"*"` exists only since Kubernetes 1.36, and would record pods along with their metrics.',
};
