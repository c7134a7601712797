import type { Template } from '../types';

/** One rule. */
export const smallest: Template = {
  id: 'smallest',
  name: 'Minimal',
  purpose: 'Who did what and when, for every request, in as few lines as possible.',
  leavesOut: 'all bodies, and the stage RequestReceived.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# One event fewer per request: later stages repeat all that this one contains
omitStages: ["RequestReceived"]
rules:
  # A rule without conditions matches every request
  - level: Metadata
`,
};
