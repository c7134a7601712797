import type { PolicyExercise } from '../types';
import { asBefore } from './asStart';
import { header, samplesExcept, samplesWhere } from './expected';

const start = `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Metadata
    resources:
      - group: ""
        resources: ["serviceaccounts/token"]
  - level: Metadata
    resources:
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/attach"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/portforward"]
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: apps
        resources: ["deployments"]
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: apps
  - level: None
    nonResourceURLs: ["/livez*"]
  - level: None
    nonResourceURLs: ["/readyz*", "/healthz*"]
  - level: None
    verbs: ["get", "list", "watch"]
    userGroups: ["system:nodes"]
`;

const groupsChanged = ['apps', 'rbac.authorization.k8s.io'];
const credentials = [
  ...['secret-get', 'secret-create', 'secret-list-all', 'secret-list-denied', 'impersonate'],
  ...['sa-token', 'tokenreview'],
];
const shells = ['exec-get', 'exec-post', 'attach', 'portforward'];
const changed = samplesWhere(({ apiGroup }) => groupsChanged.includes(apiGroup));

export const merge: PolicyExercise = {
  id: 'merge',
  kind: 'minimise',
  lesson: 'api-groups',
  title: 'Twelve rules, three levels',
  minutes: 7,
  weight: 3,
  task: `The author of this policy wrote a rule for every resource. Make it do **exactly** the same with at most three rules.

One rule can match many resources: give it an entry for each API group, and list the resources of that group.

Every request must have the same level and the same stages as before, also requests that you do not see here.`,
  start,
  shown: ['sa-token', 'exec-get', 'deploy-update', 'crb-create', 'node-get', 'livez'],
  requirements: [
    { says: 'Decide Secrets and tokens as before.', expects: asBefore(start, credentials) },
    { says: 'Decide shells and port forwards as before.', expects: asBefore(start, shells) },
    {
      says: 'Decide apps and rbac.authorization.k8s.io as before.',
      expects: asBefore(start, changed),
    },
    {
      says: 'Decide every other request as before.',
      expects: asBefore(start, samplesExcept([...credentials, ...shells, ...changed])),
      asStart: true,
    },
  ],
  rulesAtMost: 3,
  hints: [
    'Rules that stand together and have the same level and the same other conditions can be one.',
    'An entry of `resources` with only a `group` matches all of it. Is there an entry that another one makes needless?',
    'What happens to a request that no rule matches? Are there rules at the end that say the same?',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: apps
      - group: rbac.authorization.k8s.io
`,
  why: `A resource without its API group says nothing, so \`resources\` is a list of entries with a group each: one rule can hold them all.

The whole group \`apps\` includes Deployments. The rules with level \`None\` at the end say what happens without them, too: there is no rule after them, and a request that no rule matches is not recorded.`,
};
