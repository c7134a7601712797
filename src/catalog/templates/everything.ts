import type { Template } from '../types';

/** The most verbose policy possible. */
export const everything: Template = {
  id: 'everything',
  name: 'Everything (lab only)',
  purpose: 'All stages and both bodies of every request, to show what an audit event can contain.',
  leavesOut: 'nothing. Passwords and tokens are in the log: never use it outside a lab.',
  yaml: `# WARNING: writes Secrets and tokens to the log, where anyone who can read the file
# can see them, and fills a disk within hours. Only for labs without real data.
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse
`,
};
