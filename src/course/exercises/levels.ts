import type { PolicyExercise } from '../types';
import { allStages, at, header, keptManagedFields, samplesExcept } from './expected';

const probes = ['livez', 'readyz'];
const configMaps = ['cm-create-dev', 'cm-update-kube-system', 'cm-controller-leader'];
const deployments = ['deploy-update', 'deploy-ssa', 'deploy-update-conflict', 'ns-cleanup'];

const policyWith = (
  probe: string,
  configMap: string,
  deployment: string,
  rest: string,
) => `${header}rules:
  - level: ${probe}
    nonResourceURLs: ["/livez", "/readyz"]
  - level: ${configMap}
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["configmaps"]
  - level: ${deployment}
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: "apps"
        resources: ["deployments"]
  - level: ${rest}
`;

export const levels: PolicyExercise = {
  id: 'levels',
  kind: 'write',
  lesson: 'levels',
  title: 'Choose the levels',
  minutes: 4,
  weight: 2,
  task: `The conditions of these rules are right, but each rule has the same level. Choose the levels, so that the policy does what is asked.

Writes are the verbs \`create\`, \`update\`, \`patch\`, \`delete\` and \`deletecollection\`. \`deployments/scale\`, which \`kubectl scale\` changes, is a [subresource](#learn/glossary/subresource): a resource of its own, that a rule for Deployments does not match. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: policyWith('Metadata', 'Metadata', 'Metadata', 'Metadata'),
  shown: ['cm-create-dev', 'deploy-update', 'deploy-scale', 'pod-get', 'livez'],
  requirements: [
    { says: 'Do not record the probes `/livez` and `/readyz`.', expects: at('None', probes) },
    {
      says: 'Record writes of ConfigMaps with the request body and the response body.',
      expects: at('RequestResponse', configMaps),
    },
    {
      says: 'Record writes of Deployments with the request body, but not with the response body.',
      expects: at('Request', deployments),
    },
    {
      says: 'Record everything else without bodies, `deployments/scale` too.',
      expects: at('Metadata', samplesExcept([...probes, ...configMaps, ...deployments])),
    },
    {
      says: 'Omit no stage and no managed fields.',
      expects: [
        ...allStages([
          'pod-get',
          'pod-watch',
          'bad-token',
          'panic',
          'cm-create-dev',
          'deploy-update',
        ]),
        ...keptManagedFields(['cm-create-dev', 'deploy-update']),
      ],
    },
  ],
  hints: [
    'There are four levels, each of which records more than the one before: `None`, `Metadata`, `Request`, `RequestResponse`.',
    'The names `Request` and `RequestResponse` say which bodies are recorded.',
    '`Metadata` records who did what, when and with which result, but no body.',
  ],
  solution: policyWith('None', 'RequestResponse', 'Request', 'Metadata'),
  why: 'A level adds to the one before: `Metadata` says who did what and how it ended, `Request` adds what was sent, `RequestResponse` adds what was returned. `None` records nothing, which is why a rule with this level is a way to leave requests out. It must come before any rule that would match them.',
};
