import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept, withManagedFields } from './expected';

const apps = '/apis/apps/v1/namespaces/prod';
const own = [
  like('deploy-update', {
    id: 'deploy-create',
    command: 'kubectl create -f web.yaml -n prod',
    title: 'Creates a Deployment',
    method: 'POST',
    url: `${apps}/deployments`,
  }),
  like('deploy-update', {
    id: 'deploy-status',
    command: 'kube-controller-manager: PUT deployment status',
    title: 'Updates the status of a Deployment',
    url: `${apps}/deployments/web/status`,
  }),
  like('deploy-update', {
    id: 'statefulset-update',
    command: 'kubectl replace -f db.yaml -n prod',
    title: 'Replaces a StatefulSet',
    url: `${apps}/statefulsets/db`,
  }),
  like('deploy-update', {
    id: 'replicaset-update',
    command: 'kube-controller-manager: PUT replicaset',
    title: 'Scales a ReplicaSet down',
    url: `${apps}/replicasets/web-6d4b75cb6d`,
  }),
  like('deploy-update', {
    id: 'daemonset-update',
    command: 'kubectl replace -f agent.yaml -n prod',
    title: 'Replaces a DaemonSet',
    url: `${apps}/daemonsets/agent`,
  }),
  like('deploy-scale', {
    id: 'statefulset-scale',
    command: 'kubectl scale statefulset db --replicas=1 -n prod',
    title: 'Scales a StatefulSet',
    url: `${apps}/statefulsets/db/scale`,
  }),
  like('pod-get', {
    id: 'scale-get',
    command: `kubectl get --raw ${apps}/deployments/web/scale`,
    title: 'Gets the scale of a Deployment',
    url: `${apps}/deployments/web/scale`,
    response: { code: 200 },
  }),
  like('pod-delete-webapp', {
    id: 'daemonset-delete',
    command: 'kubectl delete daemonset agent -n prod',
    title: 'Deletes a DaemonSet',
    url: `${apps}/daemonsets/agent`,
  }),
];

const deletes = [
  ...['pod-delete-webapp', 'pod-delete-by-controller', 'pod-deletecollection', 'ns-delete'],
  ...['ns-cleanup', 'daemonset-delete'],
];
const evictions = ['eviction', 'eviction-pdb'];
const changes = [
  ...['deploy-ssa', 'deploy-update', 'deploy-update-conflict', 'statefulset-update'],
  ...['replicaset-update', 'deploy-scale', 'statefulset-scale'],
];
const asked = [...deletes, ...evictions, ...changes];

export const whoDeleted: PolicyExercise = {
  id: 'who-deleted',
  kind: 'write',
  lesson: 'reading-an-incident',
  title: 'Who removed the pod?',
  minutes: 12,
  weight: 6,
  task: `A pod can go in many ways. Write a policy that shows each of them with its request body (level \`Request\`, with managed fields), and nothing else. \`kubectl drain\` removes pods by evictions; after a scale-down, a controller deletes them.`,
  start: '',
  requests: own,
  shown: ['pod-delete-webapp', 'pod-deletecollection', 'ns-delete', 'eviction', 'deploy-scale'],
  requirements: [
    {
      says: 'Record `delete` and `deletecollection` of pods, of namespaces, and of everything in the API group `apps`.',
      expects: at('Request', deletes, withManagedFields),
    },
    {
      says: 'Record the evictions of pods.',
      expects: at('Request', evictions, withManagedFields),
    },
    {
      says: 'Record `update` and `patch` of Deployments, ReplicaSets and StatefulSets, and of the subresource `scale` of anything in `apps`. Other subresources such as `status` do not count.',
      expects: at('Request', changes, withManagedFields),
    },
    { says: 'Record nothing else.', expects: at('None', samplesExcept(asked, own)) },
    {
      says: 'Omit the stage `RequestReceived`, and no other.',
      expects: allStages(asked, 'RequestReceived', own),
    },
  ],
  hints: [
    'A request that no rule matches is not recorded, so there is nothing to write for everything else.',
    'An eviction does not delete: it creates a subresource of the pod.',
    'One value can stand for the same subresource of every resource in a group: a `*` before the slash.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  - level: Request
    verbs: ["delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "namespaces"]
      - group: apps
  - level: Request
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["pods/eviction"]
  - level: Request
    verbs: ["update", "patch"]
    resources:
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "*/scale"]
`,
  why: `The user who deletes a pod is often a controller. The cause is another line: somebody scaled the Deployment, replaced it, drained the node, or deleted the namespace. The policy records causes and effects, and you join them by name and time.

\`deletecollection\` is a verb of its own: a rule with \`delete\` alone misses a bulk delete.`,
};
