import type { Template } from '../types';

/** One rule. */
export const smallest: Template = {
  id: 'smallest',
  name: 'Smallest useful',
  purpose: 'Who did what and when, for every request, with the fewest lines.',
  leavesOut: 'All bodies, and the event on arrival.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# One event less per request: the later ones say all that this one would
omitStages: ["RequestReceived"]
rules:
  # A rule without conditions matches every request
  - level: Metadata
`,
};
