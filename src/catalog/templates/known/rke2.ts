import type { Template } from '../../types';

/** The default policy of RKE2, as its hardening guide shows it. */
export const rke2: Template = {
  id: 'rke2',
  name: 'RKE2 default',
  purpose: 'Nothing yet: auditing is on and the log stays empty until you replace this rule.',
  leavesOut: 'everything, as RKE2 does until its policy is edited.',
  origin:
    'The one rule of the default policy in the hardening guide of RKE2, with our own comments.',
  yaml: `# Rebuilt from the default policy of RKE2, with comments of our own.
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  # Matches every request and records none
  - level: None
`,
};
