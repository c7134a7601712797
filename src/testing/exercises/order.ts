import { header } from '../../course/exercises/expected';
import { order as exercise } from '../../course/exercises/order';
import type { Tried } from './tried';

export const order: Tried = {
  right: [
    `${header}rules:
  - level: Metadata
    resources: [{ group: "", resources: ["secrets", "serviceaccounts/token"] }]
  - level: RequestResponse
    namespaces: [prod]
  - level: None
    nonResourceURLs: ["/livez", "/readyz"]
  - level: Metadata
`,
    `${header}rules:
  - level: Metadata
    resources: [{ resources: [secrets] }]
  - level: None
    nonResourceURLs: [/livez, /readyz]
  - level: Metadata
    resources: [{ resources: ["*/token"] }]
  - level: RequestResponse
    namespaces: [prod]
  - level: Metadata
    resources: [{ group: "" }]
  - level: Metadata
`,
  ],
  wrong: [
    // Only the rule without conditions is moved.
    {
      text: `${header}rules:
  - level: RequestResponse
    namespaces: [prod]
  - level: Metadata
    resources: [{ group: "", resources: ["secrets", "serviceaccounts/token"] }]
  - level: None
    nonResourceURLs: ["/livez", "/readyz"]
  - level: Metadata
`,
      unmet: 0,
    },
    { text: exercise.solution.replace(', "serviceaccounts/token"', ''), unmet: 0 },
    // Secrets come first, but the probes still come last.
    {
      text: `${header}rules:
  - level: Metadata
    resources: [{ group: "", resources: ["secrets", "serviceaccounts/token"] }]
  - level: RequestResponse
    namespaces: [prod]
  - level: Metadata
  - level: None
    nonResourceURLs: ["/livez", "/readyz"]
`,
      unmet: 2,
    },
    {
      text: `${header}rules:
  - level: Metadata
  - level: Metadata
    resources: [{ group: "", resources: ["secrets", "serviceaccounts/token"] }]
  - level: RequestResponse
    namespaces: [prod]
`,
      unmet: 1,
    },
    { text: exercise.solution.replace(/  - level: Metadata\n$/, ''), unmet: 3 },
  ],
};
