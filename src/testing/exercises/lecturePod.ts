import { header } from '../../course/exercises/expected';
import { lecturePod as exercise } from '../../course/exercises/lecturePod';
import type { Tried } from './tried';

const { solution, start } = exercise;

export const lecturePod: Tried = {
  right: [
    `${header}omitStages: [RequestReceived]
rules:
  - level: Metadata
    resources: [{ resources: [secrets] }]
  - level: RequestResponse
    verbs: [delete]
    namespaces: [prod-namespace]
    resources:
      - { group: apps, resources: [deployments], resourceNames: [webapp] }
  - level: RequestResponse
    verbs: [delete]
    namespaces: [prod-namespace]
    resources:
      - { resources: [pods], resourceNames: [webapp-pod] }
`,
    // The groups that are ignored are the core group anyhow.
    start
      .replace('verb:', 'verbs:')
      .replace('webapp-pod ', 'webapp-pod')
      .replace('groups: "apps"', 'group: "apps"')
      .replace('rules:', 'rules:\n  - { level: None, nonResourceURLs: ["*"] }'),
  ],
  wrong: [
    { text: solution.replace('webapp-pod"', 'webapp-pod "'), unmet: 0 },
    { text: solution.replace('group: "apps"', 'groups: "apps"'), unmet: 1 },
    { text: solution.replace('"secrets"]', '"secret"]'), unmet: 2 },
    { text: solution.replace('verbs:', 'verb:'), unmet: 3 },
    { text: solution.replace('        resourceNames: ["webapp-pod"]\n', ''), unmet: 3 },
    { text: `${solution}  - level: Metadata\n`, unmet: 3 },
    {
      text: solution.replace('["RequestReceived"]', '["RequestReceived", "ResponseComplete"]'),
      unmet: 4,
    },
  ],
};
