import { header } from '../../course/exercises/expected';
import { levels as exercise } from '../../course/exercises/levels';
import type { Tried } from './tried';

const { solution } = exercise;
const writes = '[create, update, patch, delete, deletecollection]';

export const levels: Tried = {
  right: [
    `${header}rules:
  - { level: None, nonResourceURLs: ["/livez"] }
  - { level: None, nonResourceURLs: ["/readyz"], verbs: [get] }
  - level: Request
    verbs: ${writes}
    resources: [{ group: apps, resources: [deployments] }]
  - level: RequestResponse
    verbs: ${writes}
    resources: [{ resources: [configmaps] }]
  - level: Metadata
`,
    `${header}rules:
  - level: Metadata
    verbs: [get, list, watch]
    resources:
      - { group: "" }
      - { group: apps }
  - { level: RequestResponse, resources: [{ group: "", resources: [configmaps] }] }
  - { level: Request, resources: [{ group: apps, resources: [deployments] }] }
  - { level: None, nonResourceURLs: [/livez, /readyz] }
  - { level: Metadata }
`,
  ],
  wrong: [
    { text: solution.replace('level: None', 'level: Metadata'), unmet: 0 },
    { text: solution.replace('level: RequestResponse', 'level: Request'), unmet: 1 },
    { text: solution.replace('level: Request\n', 'level: RequestResponse\n'), unmet: 2 },
    { text: solution.replace(/level: Metadata\n$/, 'level: None\n'), unmet: 3 },
    { text: solution.replace('["deployments"]', '["deployments", "deployments/*"]'), unmet: 3 },
    { text: solution.replace('rules:', 'omitManagedFields: true\nrules:'), unmet: 4 },
  ],
};
