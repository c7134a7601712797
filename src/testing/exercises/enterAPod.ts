import { enterAPod as exercise } from '../../course/exercises/enterAPod';
import { header } from '../../course/exercises/expected';
import type { Tried } from './tried';

const { solution } = exercise;

export const enterAPod: Tried = {
  right: [
    `${header}omitStages: [RequestReceived]
rules:
  - level: None
    resources: [{ resources: [pods, pods/status, pods/binding, pods/eviction] }]
  - level: Metadata
    resources: [{ resources: [pods/log] }]
  - level: Request
    resources: [{ resources: ["pods/*", "*/proxy"] }]
`,
    `${header}rules:
  - level: Request
    omitStages: [RequestReceived]
    verbs: [get, create]
    resources: [{ group: "", resources: ["pods/exec", "pods/attach", "pods/portforward"] }]
  - level: Request
    omitStages: [RequestReceived]
    resources:
      - { group: "", resources: ["pods/ephemeralcontainers"] }
      - { group: "", resources: ["*/proxy"] }
  - level: Metadata
    omitStages: [RequestReceived]
    resources: [{ group: "", resources: ["*/log"] }]
`,
  ],
  wrong: [
    {
      text: solution.replace('level: Request\n', 'level: Request\n    verbs: ["create"]\n'),
      unmet: 0,
    },
    { text: solution.replace('"pods/portforward"', '"pods/port-forward"'), unmet: 0 },
    { text: solution.replace('          - "pods/ephemeralcontainers"\n', ''), unmet: 0 },
    { text: solution.replace('          - "nodes/proxy"\n', ''), unmet: 1 },
    { text: solution.replace('"pods/log"', '"pods"'), unmet: 2 },
    { text: solution.replace('"pods/exec"', '"pods/*"'), unmet: 2 },
    { text: solution.replace('["pods/log"]', '["pods", "pods/log"]'), unmet: 3 },
    { text: solution.replace('omitStages: ["RequestReceived"]\n', ''), unmet: 4 },
  ],
};
