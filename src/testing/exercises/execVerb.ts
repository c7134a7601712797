import { execVerb as exercise } from '../../course/exercises/execVerb';
import { header } from '../../course/exercises/expected';
import type { Tried } from './tried';

const { solution, start } = exercise;

export const execVerb: Tried = {
  right: [
    solution.replace('level: Request\n', 'level: Request\n    verbs: ["get", "create"]\n'),
    `${header}rules:
  - level: Request
    verbs: [create]
    resources: [{ resources: [pods/exec, pods/attach, pods/portforward] }]
  - level: Request
    verbs: [get]
    resources: [{ resources: ["*/exec", "*/attach", "*/portforward"] }]
  - level: Metadata
    verbs: ["", create, update, patch, delete, deletecollection]
`,
  ],
  wrong: [
    // The verb is there, but reads are dropped first.
    { text: start.replace('["create"]', '["create", "get"]'), unmet: 0 },
    { text: start.replace('    verbs: ["create"]\n', ''), unmet: 0 },
    {
      text: solution.replace('level: Request\n', 'level: Request\n    verbs: ["get"]\n'),
      unmet: 1,
    },
    { text: solution.replace('["pods/exec", ', '["pods", "pods/exec", '), unmet: 2 },
    {
      text: solution.replace('"pods/exec", "pods/attach", "pods/portforward"', '"pods/*"'),
      unmet: 2,
    },
    {
      text: solution.replace('  - level: None\n    verbs: ["get", "list", "watch"]\n', ''),
      unmet: 2,
    },
    { text: solution.replace(/  - level: Metadata\n$/, ''), unmet: 3 },
  ],
};
