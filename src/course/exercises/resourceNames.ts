import { ingressController, kubernetesAdmin } from '../../catalog/requests/callers';
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
import { deletesObject } from './ownRequests';

const corefile = { Corefile: '.:53 { log }' };
const inSystem = '/api/v1/namespaces/kube-system/configmaps';
const inDev = '/api/v1/namespaces/dev/configmaps';

const configMap = (name: string, namespace: string, data: object) => ({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: { name, namespace, uid: uidOf(`${namespace}/${name}`) },
  data,
});
const coredns = configMap('coredns', 'kube-system', corefile);

const own = [
  like('cm-create-dev', {
    id: 'coredns-replace',
    ...kubernetesAdmin,
    command: 'kubectl replace -f coredns.yaml',
    title: 'Replaces the ConfigMap coredns',
    method: 'PUT',
    url: `${inSystem}/coredns`,
    requestBody: coredns,
    response: { code: 200, body: coredns },
  }),
  deletesObject({
    id: 'coredns-delete',
    what: 'configmap coredns -n kube-system',
    title: 'Deletes the ConfigMap coredns',
    url: `${inSystem}/coredns`,
    name: 'coredns',
    resource: 'configmaps',
  }),
  like('cm-create-dev', {
    id: 'coredns-create',
    ...kubernetesAdmin,
    command: 'kubectl create -f coredns.yaml',
    title: 'Creates the ConfigMap coredns',
    url: inSystem,
    requestBody: coredns,
    response: { code: 201, body: coredns },
  }),
  like('secret-get', {
    id: 'coredns-get',
    ...kubernetesAdmin,
    command: 'kubectl get cm coredns -n kube-system -o yaml',
    title: 'Reads the ConfigMap coredns',
    url: `${inSystem}/coredns`,
    response: { code: 200, body: coredns },
  }),
  like('cm-update-kube-system', {
    id: 'coredns-elsewhere',
    command: 'kubectl edit cm coredns -n dev',
    title: 'Edits a ConfigMap of this name in dev',
    url: `${inDev}/coredns`,
    response: { code: 200, body: configMap('coredns', 'dev', corefile) },
  }),
  like('configmap-watch-named', {
    id: 'leader-watch',
    ...ingressController,
    command: 'ingress controller: WATCH leader ConfigMap',
    title: 'Watches the ConfigMap of its leader',
    url: `${inSystem}?fieldSelector=metadata.name%3Dcontroller-leader&watch=true`,
  }),
  like('cm-controller-leader', {
    id: 'leader-elsewhere',
    command: 'kubectl replace -f leader.yaml -n dev',
    title: 'Replaces a ConfigMap of this name in dev',
    ...kubernetesAdmin,
    url: `${inDev}/controller-leader`,
    requestBody: configMap('controller-leader', 'dev', {}),
    response: { code: 200, body: configMap('controller-leader', 'dev', {}) },
  }),
];

const changes = ['cm-update-kube-system', 'coredns-replace', 'coredns-delete'];
const leader = ['cm-controller-leader', 'leader-watch'];
const others = ['coredns-get', 'coredns-create', 'coredns-elsewhere', 'leader-elsewhere'];
const otherSamples = ['cm-create-dev', 'configmap-watch-named'];
const samples = samplesWhere(({ resource }) => resource === 'configmaps');

export const resourceNames: PolicyExercise = {
  id: 'resource-names',
  kind: 'write',
  lesson: 'where-and-which-one',
  title: 'One ConfigMap among many',
  minutes: 7,
  weight: 4,
  task: `Write a policy about ConfigMaps. An old ingress controller renews the one called \`controller-leader\` every few seconds. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: header,
  shown: [
    'cm-update-kube-system',
    'cm-controller-leader',
    'coredns-get',
    'cm-create-dev',
    'configmap-watch-named',
    'pod-get',
  ],
  requests: own,
  requirements: [
    {
      says: 'Record each `update`, `patch` and `delete` of the ConfigMap `coredns` in namespace `kube-system` at level `RequestResponse`.',
      expects: at('RequestResponse', changes),
    },
    {
      says: 'Do not record the ConfigMap `controller-leader` in namespace `kube-system`.',
      expects: at('None', leader),
    },
    {
      says: 'Record every other request for ConfigMaps at level `Metadata`: also reads and creates of `coredns`, and ConfigMaps with one of these names in other namespaces.',
      expects: at('Metadata', [...otherSamples, ...others]),
    },
    { says: 'Record nothing else.', expects: at('None', samplesExcept(samples)) },
    {
      says: 'Omit no stage and no managed fields.',
      expects: [
        ...allStages(['cm-update-kube-system', 'cm-create-dev', 'configmap-watch-named']),
        ...keptManagedFields(['cm-update-kube-system']),
      ],
    },
  ],
  hints: [
    '`resourceNames` stands in an entry of `resources`, beside `group` and `resources`.',
    'A name alone does not say which namespace. A rule has `namespaces` for this.',
    'You need three rules. The one for all ConfigMaps matches the most, so where does it stand?',
  ],
  solution: `${header}rules:
  - level: RequestResponse
    verbs: ["update", "patch", "delete"]
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["configmaps"]
        resourceNames: ["coredns"]
  - level: None
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["configmaps"]
        resourceNames: ["controller-leader"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["configmaps"]
`,
  why: 'The two rules with a name are exceptions, so they come before the rule for all ConfigMaps. Names are not unique in a cluster, which is why both also say the namespace. `resourceNames` never matches a `create`: its URL holds no name, and the policy is evaluated before the body is read. A watch of one object by name does have a name.',
};
