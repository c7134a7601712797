import type { PolicyExercise } from '../types';
import { allStages, at, like, samplesExcept, withManagedFields } from './expected';

const own = [
  like('deploy-update', {
    id: 'deploy-create',
    command: 'kubectl create -f web.yaml -n prod',
    title: 'Creates a Deployment',
    method: 'POST',
    url: '/apis/apps/v1/namespaces/prod/deployments',
  }),
  like('pod-delete-webapp', {
    id: 'deploy-delete',
    command: 'kubectl delete deployment web -n prod',
    title: 'Deletes a Deployment',
    url: '/apis/apps/v1/namespaces/prod/deployments/web',
  }),
  like('pod-get', {
    id: 'deploy-get',
    command: 'kubectl get deployment web -n prod -o yaml',
    title: 'Gets a Deployment',
    url: '/apis/apps/v1/namespaces/prod/deployments/web',
    response: { code: 200 },
  }),
  like('node-proxy', {
    id: 'service-proxy-post',
    command:
      'kubectl create --raw /api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/admin -f user.json',
    title: 'Posts to a service through the API server',
    method: 'POST',
    url: '/api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/admin',
  }),
];

const objects = [
  ...['secret-get', 'secret-create', 'secret-list-all', 'secret-list-denied', 'impersonate'],
  ...['cm-create-dev', 'cm-update-kube-system', 'cm-controller-leader', 'configmap-watch-named'],
];
const tokens = ['tokenreview', 'sa-token'];
const waysIn = [
  ...['exec-get', 'exec-post', 'attach', 'portforward', 'pod-proxy', 'service-proxy'],
  ...['service-proxy-post', 'node-proxy'],
];
const workloads = [
  ...['pod-create', 'pod-create-invalid', 'pod-create-exists', 'pod-create-privileged'],
  ...['pod-delete-webapp', 'pod-delete-by-controller', 'pod-deletecollection'],
  ...['deploy-ssa', 'deploy-update', 'deploy-update-conflict', 'deploy-create'],
  ...['deploy-delete', 'ns-cleanup'],
];
const rest = samplesExcept([...objects, ...tokens, ...waysIn, ...workloads], own);

export const cis: PolicyExercise = {
  id: 'cis',
  kind: 'write',
  lesson: 'sensitive-data',
  title: 'What the CIS Benchmark asks for',
  minutes: 12,
  weight: 7,
  task: `Recommendation 3.2.2 of the CIS Kubernetes Benchmark names what a policy must cover. Write one that does, in this form. A change is a \`create\`, \`update\`, \`patch\`, \`delete\` or \`deletecollection\`.`,
  start: '',
  requests: own,
  shown: ['secret-get', 'tokenreview', 'exec-get', 'pod-create', 'deploy-update', 'pod-list'],
  requirements: [
    {
      says: 'Record Secrets, ConfigMaps and TokenReviews (`authentication.k8s.io`) at level `Metadata` only, and the token requests of service accounts: their response is a token.',
      expects: at('Metadata', [...objects, ...tokens]),
    },
    {
      says: 'Record every way in at level `Request`, whatever the verb: `exec`, `attach`, `portforward` and `proxy` of pods, and `proxy` of services and nodes.',
      expects: at('Request', waysIn),
    },
    {
      says: 'Record changes of pods and Deployments at level `RequestResponse`, with managed fields. Their other subresources count as everything else.',
      expects: at('RequestResponse', workloads, withManagedFields),
    },
    { says: 'Record everything else at level `Metadata`.', expects: at('Metadata', rest) },
    {
      says: 'Omit the stage `RequestReceived`, and no other.',
      expects: allStages(
        [...objects, ...tokens, ...waysIn, ...workloads, ...rest],
        'RequestReceived',
        own,
      ),
    },
  ],
  hints: [
    'A token request is a `create` of the subresource `token` of `serviceaccounts`, in the core group.',
    'A shell is a `get` from newer kubectl versions and a `create` from older ones. A rule without `verbs` matches both.',
    'Deployments are in the group `apps`, pods in the core group `""`. One rule can have an entry for each.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods"]
      - group: apps
        resources: ["deployments"]
  - level: Metadata
`,
  why: `The rule for sensitive data is first, so that no later rule can record its contents. The ways in have no \`verbs\`, because the verb depends on the version of kubectl.

The benchmark does not mention token requests. Without them in the first rule they would be at \`Metadata\` here too, by the last rule. Naming them keeps it so if somebody raises the last rule one day.`,
};
