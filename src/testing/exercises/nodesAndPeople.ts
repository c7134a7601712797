import { header } from '../../course/exercises/expected';
import { nodesAndPeople as exercise } from '../../course/exercises/nodesAndPeople';
import type { Tried } from './tried';

const { solution } = exercise;

export const nodesAndPeople: Tried = {
  right: [
    `${header}rules:
  - level: None
    userGroups: ["system:nodes"]
    resources: [{ resources: [events, nodes, "*/status"] }]
  - level: None
    userGroups: ["system:nodes"]
    resources: [{ group: coordination.k8s.io }]
  - level: Metadata
    omitStages: [RequestReceived]
`,
    solution.replace(
      'rules:',
      `rules:
  - level: Metadata
    userGroups: ["developers", "system:serviceaccounts"]`,
    ),
  ],
  wrong: [
    {
      text: solution.replace('userGroups: ["system:nodes"]', 'users: ["system:node:worker-1"]'),
      unmet: 0,
    },
    {
      text: solution.replace('userGroups: ["system:nodes"]', 'users: ["system:node:*"]'),
      unmet: 0,
    },
    { text: solution.replace('"nodes/status", "pods/status"', '"pods"'), unmet: 0 },
    { text: solution.replace('group: "coordination.k8s.io"', 'group: ""'), unmet: 0 },
    {
      text: `${header}omitStages: [RequestReceived]
rules:
  - level: None
    userGroups: ["system:nodes"]
  - level: Metadata
`,
      unmet: 1,
    },
    { text: solution.replace('    userGroups: ["system:nodes"]\n', ''), unmet: 2 },
    { text: solution.replace(/  - level: Metadata\n$/, ''), unmet: 2 },
    { text: solution.replace('omitStages: ["RequestReceived"]\n', ''), unmet: 3 },
  ],
};
