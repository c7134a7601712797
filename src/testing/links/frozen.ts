import type { Linked } from '../../workspace/linked';
import type { View } from '../../workspace/workspace';

/** Links that people have, and what they must open forever. Add links, but never change one. */
export const frozenLinks: { name: string; link: string; shared: Linked & View }[] = [
  {
    name: 'the smallest policy',
    link: 'v1=I88NmGbB0wQAXTFPXg',
    shared: {
      text: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n',
      kubernetes: '1.37',
      lineEnding: '\n',
    },
  },
  {
    name: 'everything a link can say',
    link: 'v1=Q4oYSIgHFB3ek1YKqnHBYQldKaKLFKYowYEW_IhoAnJSgZzkopw0oO-AE1_AtmzO4W3AwQLgagTgpJm9wof5U3oVHjWso2TeCSkpEl6IjSg4gZWHemaJOvA0zdxUddQSCFx-4lpaAi8wYrkAQBpA0w',
    shared: {
      text: "# Wer l\u00f6scht hier? \ud83d\udd0d \u202e\napiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n  - level: None\n    users: [\"system:kube-proxy\", 'it''s me']\n    verbs: [watch]\n    nonResourceURLs: [/healthz*]\n",
      kubernetes: '1.31',
      lineEnding: '\r\n',
      name: 'Pr\u00fcfung',
      request: 'kubectl-get-secret',
      tab: 'events',
      kind: 'Attack',
      filter: 'secret',
    },
  },
  {
    name: 'half a surrogate pair',
    link: 'v1=QwmeCiBTWSGmNMXCOCUG1EjD5aKYPGQnxeRBzI7Jw5JIYvKUagEcf5pv',
    shared: {
      text: '# \ud83d\napiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n',
      kubernetes: '1.36',
      lineEnding: '\n',
    },
  },
  {
    name: 'no text at all',
    link: 'v1=QwrJWi4AE9fCBg',
    shared: { text: '', kubernetes: '1.35', lineEnding: '\n' },
  },
];
