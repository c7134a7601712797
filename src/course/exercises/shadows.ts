import type { PolicyExercise } from '../types';
import { asBefore } from './asStart';
import { header, samplesExcept } from './expected';

const start = `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps"]
  - level: RequestResponse
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Request
    verbs: ["create", "update"]
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["pods"]
  - level: Request
    verbs: ["patch", "delete"]
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["pods"]
  - level: Metadata
    users: ["jane"]
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["pods"]
  - level: None
    users: ["system:kube-scheduler"]
  - level: Metadata
  - level: None
    nonResourceURLs: ["/livez*", "/readyz*"]
  - level: Request
    userGroups: ["developers"]
    resources:
      - group: apps
`;

const secrets = [
  ...['secret-get', 'secret-create', 'secret-list-all', 'secret-list-denied', 'impersonate'],
  ...['cm-create-dev', 'cm-update-kube-system', 'cm-controller-leader', 'configmap-watch-named'],
];
const podsInProd = [
  ...['pod-get', 'pod-notfound', 'pod-create', 'pod-create-invalid', 'pod-create-exists'],
  ...['pod-create-privileged', 'pod-delete-by-controller', 'panic'],
];

export const shadows: PolicyExercise = {
  id: 'shadows',
  kind: 'minimise',
  lesson: 'first-match-wins',
  title: 'Rules in the shade',
  minutes: 8,
  weight: 4,
  task: `This policy has grown for years, and nobody dares to touch it. Make it do **exactly** the same with at most four rules.

- Some rules can never match: rules before them match everything that they would.
- Some rules change nothing: without them, a later rule decides the same.
- Some rules can be one.

Every request must have the same level and the same stages as before, also requests that you do not see here.`,
  start,
  shown: ['secret-create', 'pod-create', 'pod-get', 'binding', 'livez', 'deploy-update'],
  requirements: [
    { says: 'Decide Secrets and ConfigMaps as before.', expects: asBefore(start, secrets) },
    { says: 'Decide pods in the namespace prod as before.', expects: asBefore(start, podsInProd) },
    {
      says: 'Decide every other request as before.',
      expects: asBefore(start, samplesExcept([...secrets, ...podsInProd])),
      asStart: true,
    },
  ],
  rulesAtMost: 4,
  hints: [
    'Find the first rule without conditions. What happens to the rules after it?',
    'Look at the second rule. Which rule matches the creation of a Secret first?',
    'Take away the rule for jane in your mind. Which rule matches her reads of pods then, and with what level?',
    'Two rules differ only in their `verbs`. A list matches if one of its values does.',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps"]
  - level: Request
    verbs: ["create", "update", "patch", "delete"]
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["pods"]
  - level: None
    users: ["system:kube-scheduler"]
  - level: Metadata
`,
  why: `- The rule for creating Secrets, and both rules after \`level: Metadata\` without conditions, never match: what they want is taken before. That the probes are recorded was surely not meant, but it is what the policy does.
- The rule for jane changes nothing: her reads fall to \`Metadata\` anyway.
- The two rules for pods in \`prod\` differ only in their verbs.
- The rule for Secrets cannot go, although the last rule has the same level: the scheduler's rule in between would drop them for the scheduler.`,
};
