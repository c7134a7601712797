import { header } from '../../course/exercises/expected';
import { resourceNames as exercise } from '../../course/exercises/resourceNames';
import type { Tried } from './tried';

const { solution } = exercise;

export const resourceNames: Tried = {
  right: [
    `${header}rules:
  - level: None
    namespaces: [kube-system]
    resources: [{ resources: [configmaps], resourceNames: [controller-leader] }]
  - level: Metadata
    verbs: [get, list, watch, create, deletecollection]
    resources: [{ resources: [configmaps] }]
  - level: RequestResponse
    namespaces: [kube-system]
    resources: [{ resources: [configmaps], resourceNames: [coredns] }]
  - level: Metadata
    resources: [{ resources: [configmaps] }]
`,
    // A create has no name.
    solution.replace('"update", "patch"', '"create", "update", "patch"'),
  ],
  wrong: [
    { text: solution.replace('"coredns"', '"coredns "'), unmet: 0 },
    { text: solution.replace(', "delete"', ''), unmet: 0 },
    { text: solution.replace('["controller-leader"]', '["controller-*"]'), unmet: 1 },
    {
      text: solution.replace('level: None', 'level: None\n    verbs: ["update"]'),
      unmet: 1,
    },
    { text: solution.replaceAll('    namespaces: ["kube-system"]\n', ''), unmet: 2 },
    { text: solution.replace('    verbs: ["update", "patch", "delete"]\n', ''), unmet: 2 },
    { text: `${solution}  - level: Metadata\n`, unmet: 3 },
    { text: solution.replace('rules:', 'omitStages: [ResponseStarted]\nrules:'), unmet: 4 },
  ],
};
