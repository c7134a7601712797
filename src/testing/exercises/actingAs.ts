import { actingAs as exercise } from '../../course/exercises/actingAs';
import { header } from '../../course/exercises/expected';
import type { Tried } from './tried';

const { solution } = exercise;
const secretsRule = `  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
`;

export const actingAs: Tried = {
  right: [
    `${header}omitStages: [RequestReceived]
rules:
  - level: Metadata
    resources: [{ resources: [secrets] }]
  - level: Request
    users: [kubernetes-admin]
  - level: Request
    users: ["system:serviceaccount:prod:web"]
    userGroups: ["system:serviceaccounts:prod"]
  - level: Metadata
`,
    `${header}omitStages: [RequestReceived]
rules:
  - level: Metadata
    users: [kubernetes-admin, "system:serviceaccount:prod:web"]
    resources: [{ resources: [secrets] }]
  - level: Request
    users: [kubernetes-admin, "system:serviceaccount:prod:web"]
  - level: Metadata
`,
  ],
  wrong: [
    { text: solution.replace(secretsRule, ''), unmet: 0 },
    {
      text: solution
        .replace(secretsRule, '')
        .replace('  - level: Metadata', `${secretsRule}  - level: Metadata`),
      unmet: 0,
    },
    { text: solution.replace('"kubernetes-admin", ', ''), unmet: 1 },
    { text: solution.replace('"system:serviceaccount:prod:web"', '"web"'), unmet: 2 },
    {
      text: solution.replace('"system:serviceaccount:prod:web"', '"system:serviceaccounts:prod"'),
      unmet: 2,
    },
    {
      text: solution.replace(
        '  - level: Request\n',
        '  - level: Request\n    verbs: ["impersonate"]\n',
      ),
      unmet: 1,
    },
    { text: solution.replace(/  - level: Metadata\n$/, '  - level: Request\n'), unmet: 3 },
    { text: solution.replace('omitStages: ["RequestReceived"]\n', ''), unmet: 4 },
  ],
};
