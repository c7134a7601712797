import type { PolicyExercise } from '../types';
import { allStages, at, samplesExcept, withManagedFields } from './expected';

const objects = [
  ...['secret-get', 'secret-create', 'secret-list-all', 'secret-list-denied', 'impersonate'],
  ...['cm-create-dev', 'cm-update-kube-system', 'cm-controller-leader', 'configmap-watch-named'],
];
const tokens = ['sa-token', 'tokenreview'];
const rest = samplesExcept([...objects, ...tokens]);

export const leak: PolicyExercise = {
  id: 'leak',
  kind: 'repair',
  lesson: 'sensitive-data',
  title: 'Stop the leak',
  minutes: 7,
  weight: 4,
  task: `Somebody set \`RequestResponse\` for everything. Now everyone who can read the log can read passwords and tokens. Change that, and nothing else.`,
  start: `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse
`,
  shown: ['secret-get', 'cm-create-dev', 'sa-token', 'tokenreview', 'pod-create'],
  requirements: [
    {
      says: 'Record Secrets and ConfigMaps at level `Metadata` only.',
      expects: at('Metadata', objects),
    },
    {
      says: 'Record requests that carry a token at level `Metadata` only: token requests of service accounts, and TokenReviews.',
      expects: at('Metadata', tokens),
    },
    {
      says: 'Record everything else at level `RequestResponse`, with managed fields, as now.',
      expects: at('RequestResponse', rest, withManagedFields),
    },
    { says: 'Omit no stage.', expects: allStages([...objects, ...tokens, ...rest]) },
  ],
  hints: [
    'Keep the rule that is there. Which rule wins if two match a request?',
    'Two of the four resources are in the core group by name. The third is a subresource of `serviceaccounts`, and the fourth is in `authentication.k8s.io`.',
  ],
  solution: `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: RequestResponse
`,
  why: `The exception comes before the rule that matches everything. \`Metadata\` still shows who read which Secret, and when.

Secrets are not the only secrets: the response to \`kubectl create token\` is a token, and a TokenReview carries the token of somebody else in its request. Lines that are already in the log do not change: those passwords and tokens have to be replaced.`,
};
