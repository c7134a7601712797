import type { Template } from '../types';

/** The least that kube-apiserver accepts: it rejects a policy without rules. */
export const empty: Template = {
  id: 'empty',
  name: 'Empty',
  purpose: 'A blank page: records nothing until you add a rule above the last one.',
  leavesOut: 'everything, for now.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # Add rules above this one: the first match wins. Without any rule, the policy is rejected.
  - level: None
`,
};
