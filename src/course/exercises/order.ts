import { kubernetesAdmin } from '../../catalog/requests/callers';
import { now } from '../../catalog/requests/metadata';
import { uidOf } from '../../catalog/uidOf';
import type { PolicyExercise } from '../types';
import { allStages, at, header, keptManagedFields, samplesExcept, samplesWhere } from './expected';

const credentials = samplesWhere(
  ({ apiGroup, resource, subresource }) =>
    apiGroup === '' &&
    (resource === 'secrets' || (resource === 'serviceaccounts' && subresource === 'token')),
);
const inProd = samplesWhere(({ namespace }) => namespace === 'prod').filter(
  (id) => !credentials.includes(id),
);
const probes = ['livez', 'readyz'];

const tokenRequest = (metadata: object, token: string, expirationTimestamp: string | null) => ({
  kind: 'TokenRequest',
  apiVersion: 'authentication.k8s.io/v1',
  metadata,
  spec: { audiences: null, expirationSeconds: 3600, boundObjectRef: null },
  status: { token, expirationTimestamp },
});

const none = `  - level: None
    nonResourceURLs: ["/livez", "/readyz"]
`;
const metadata = `  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "serviceaccounts/token"]
`;
const bodies = `  - level: RequestResponse
    namespaces: ["prod"]
`;
const rest = `  - level: Metadata
`;

export const order: PolicyExercise = {
  id: 'order',
  kind: 'repair',
  lesson: 'first-match-wins',
  title: 'Put the rules in order',
  minutes: 4,
  weight: 2,
  task: `Each of these rules is right, but their order is not. Move them, so that the policy does what is asked. A pod talks to kube-apiserver with the token of a [service account](#learn/glossary/service-account); \`kubectl create token\` asks for one at \`serviceaccounts/token\`. [Managed fields](#learn/glossary/managed-fields) are a part of many bodies, recorded with them unless a policy says otherwise.`,
  start: `${header}rules:
${bodies}${metadata}${rest}${none}`,
  shown: ['secret-get', 'pod-create', 'sa-token', 'pod-list', 'livez'],
  requests: [
    {
      id: 'web-token',
      command: 'kubectl create token web -n prod',
      title: 'Creates a token for a service account in prod',
      kinds: ['People'],
      method: 'POST',
      url: '/api/v1/namespaces/prod/serviceaccounts/web/token',
      ...kubernetesAdmin,
      requestBody: tokenRequest({}, '', null),
      response: {
        code: 201,
        body: tokenRequest(
          { name: 'web', namespace: 'prod', uid: uidOf('web'), creationTimestamp: now },
          'eyJhbGciOiJSUzI1NiJ9.a-token',
          '2026-11-21T10:30:00Z',
        ),
      },
    },
  ],
  requirements: [
    {
      says: 'Record Secrets and the tokens of service accounts at level `Metadata`, in every namespace.',
      expects: at('Metadata', ['web-token', ...credentials]),
    },
    {
      says: 'Record everything else in namespace `prod` at level `RequestResponse`.',
      expects: at('RequestResponse', inProd),
    },
    { says: 'Do not record the probes `/livez` and `/readyz`.', expects: at('None', probes) },
    {
      says: 'Record the rest at level `Metadata`.',
      expects: at('Metadata', samplesExcept([...credentials, ...inProd, ...probes])),
    },
    {
      says: 'Omit no stage and no managed fields, as now.',
      expects: [
        ...allStages([
          'secret-get',
          'pod-get',
          'exec-get',
          'panic',
          'pod-list',
          'pod-watch',
          'bad-token',
        ]),
        ...keptManagedFields(['pod-get']),
      ],
    },
  ],
  hints: [
    'Rules are evaluated top to bottom. The first one that matches decides, and the ones below it are not evaluated.',
    'A rule without conditions matches every request. No rule below it can ever match.',
    'Look for two rules that both match `kubectl get secret db-password -n prod`. Which of them has to come first?',
  ],
  solution: `${header}rules:
${none}${metadata}${bodies}${rest}`,
  why: 'The first rule that matches decides, so exceptions come before what they are exceptions to. Secrets in `prod` match two rules, and the one with bodies must not come first. The rule without conditions comes last. The rule for the probes overlaps only with that one, so it can stand anywhere above it.',
};
