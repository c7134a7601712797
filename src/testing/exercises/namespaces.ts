import { header } from '../../course/exercises/expected';
import { namespaces as exercise } from '../../course/exercises/namespaces';
import type { Tried } from './tried';

const { solution } = exercise;
const deletion = `  - level: RequestResponse
    verbs: ["delete"]
    resources:
      - group: ""
        resources: ["namespaces"]
`;

export const namespaces: Tried = {
  right: [
    `${header}rules:
  - level: None
    nonResourceURLs: ["*"]
  - level: RequestResponse
    verbs: [delete]
    resources: [{ resources: [namespaces] }]
  - level: Metadata
    namespaces: [""]
  - level: Metadata
    namespaces: [prod]
`,
    `${header}rules:
  - { level: Metadata, namespaces: [""] }
  - { level: Metadata, namespaces: [prod], verbs: [get, list, watch, create, update, patch, deletecollection] }
  - { level: RequestResponse, verbs: [delete], resources: [{ group: "", resources: [namespaces] }] }
  - { level: Metadata, namespaces: [prod] }
`,
  ],
  wrong: [
    // The rule for prod matches the deletion of prod first.
    {
      text: `${header}rules:\n  - level: Metadata\n    namespaces: ["prod", ""]\n${deletion}`,
      unmet: 0,
    },
    // The Namespace dev is in namespace dev.
    {
      text: solution.replace(
        '    verbs: ["delete"]',
        '    namespaces: [""]\n    verbs: ["delete"]',
      ),
      unmet: 0,
    },
    { text: solution.replace('["prod", ""]', '[""]'), unmet: 1 },
    { text: solution.replace('["prod", ""]', '["prod"]'), unmet: 2 },
    { text: solution.replace('["prod", ""]', '["prod", "*"]'), unmet: 2 },
    { text: solution.replace('    namespaces: ["prod", ""]\n', ''), unmet: 3 },
    { text: solution.replace('    verbs: ["delete"]\n', ''), unmet: 2 },
    { text: solution.replace('rules:', 'omitManagedFields: true\nrules:'), unmet: 4 },
  ],
};
