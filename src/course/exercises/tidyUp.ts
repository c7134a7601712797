import type { PolicyExercise } from '../types';
import { asBefore } from './asStart';
import { header, samplesExcept, samplesWhere } from './expected';

const start = `${header}omitManagedFields: true
rules:
  - level: None
    resources:
      - group: ""
        resources: ["events"]
    omitStages: ["RequestReceived"]
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get"]
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["list", "watch"]
    omitManagedFields: false
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get"]
    resources:
      - group: ""
        resources: ["nodes"]
  - level: None
    resources:
      - group: events.k8s.io
      - group: coordination.k8s.io
        resources: ["leases"]
  - level: Request
    userGroups: ["system:nodes"]
    verbs: ["create", "patch"]
    omitStages: ["RequestReceived"]
  - level: Request
    verbs: ["create", "update", "patch"]
    omitStages: ["RequestReceived"]
  - level: Request
    verbs: ["delete", "deletecollection"]
    omitStages: ["RequestReceived"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["*"]
    omitStages: ["RequestReceived"]
  - level: Metadata
    omitStages: ["RequestReceived"]
`;

const byNodes = samplesWhere(({ user }) => user?.groups?.includes('system:nodes') ?? false);
const noise = ['event-new', 'leader-lease'];

export const tidyUp: PolicyExercise = {
  id: 'tidy-up',
  kind: 'minimise',
  lesson: 'less-noise',
  title: 'Tidy up',
  minutes: 10,
  weight: 5,
  task: `This policy works, but nobody can read it. Make it do **exactly** the same with at most four rules.

Every request must have the same level, the same stages and the same managed fields as before, also requests that you do not see here. You may set at the top what is said in each rule.`,
  start,
  shown: ['event-core', 'event-new', 'node-get', 'node-status', 'pod-create', 'bad-token'],
  requirements: [
    { says: 'Decide Events and leases as before.', expects: asBefore(start, noise) },
    { says: 'Decide what nodes do as before.', expects: asBefore(start, byNodes) },
    {
      says: 'Decide every other request as before.',
      expects: asBefore(start, samplesExcept([...noise, ...byNodes])),
      asStart: true,
    },
  ],
  rulesAtMost: 4,
  hints: [
    'What is not recorded has no stages and no managed fields. Which settings mean nothing, therefore?',
    'Neighbours with level `None` can change places. That brings together what belongs together.',
    'Take away the rule for nodes at level `Request` in your mind, or the rule for the whole core group. Which rule matches then, and with what level?',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: None
    resources:
      - group: ""
        resources: ["events"]
      - group: events.k8s.io
      - group: coordination.k8s.io
        resources: ["leases"]
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get", "list", "watch"]
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
  - level: Metadata
`,
  why: `- \`omitStages\` and \`omitManagedFields\` in a rule with level \`None\` mean nothing.
- The rule for nodes that read Nodes is in the shade of the one for all their reads. The rule for their changes, and the one for the core group, decide what a later rule decides too.
- With the same \`omitStages\` in every rule that records, it belongs at the top. The lists of policy and rule are added up.
- The rules for Events and leases could be joined only because nothing but level \`None\` stands between them.`,
};
