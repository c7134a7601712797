import { catchAll as exercise } from '../../course/exercises/catchAll';
import { header } from '../../course/exercises/expected';
import type { Tried } from './tried';

const { solution, start } = exercise;

export const catchAll: Tried = {
  right: [
    `${start}  - level: Metadata\n`,
    `${header}rules:
  - { level: RequestResponse, resources: [{ resources: [pods] }] }
  - { level: Metadata, nonResourceURLs: ["*"] }
  - { level: Metadata, users: [], verbs: [], namespaces: [] }
`,
  ],
  wrong: [
    { text: `${start}      - group: "stable.example.com"\n`, unmet: 1 },
    // All groups, but still only resources.
    { text: `${start}      - group: "*"\n`, unmet: 2 },
    {
      text: `${start}  - level: Metadata\n    nonResourceURLs: ["*"]\n`,
      unmet: 1,
    },
    {
      text: `${solution}    userGroups: ["system:authenticated", "system:unauthenticated"]\n`,
      unmet: 3,
    },
    { text: `${solution}    userGroups: ["system:authenticated"]\n`, unmet: 2 },
    { text: `${header}rules:\n  - level: Metadata\n`, unmet: 0 },
    { text: `${header}rules:\n  - level: RequestResponse\n`, unmet: 1 },
    { text: `${solution}    omitStages: ["RequestReceived"]\n`, unmet: 4 },
  ],
};
