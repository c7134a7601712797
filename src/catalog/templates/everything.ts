import type { Template } from '../types';

/** The loudest policy there is. */
export const everything: Template = {
  id: 'everything',
  name: 'Everything, for labs',
  purpose: 'All stages and both bodies of every request, to see what an audit event can hold.',
  leavesOut: 'Nothing. Passwords and tokens stand in the log: never use it outside a lab.',
  yaml: `# WARNING: writes Secrets and tokens into the log, readable for everybody who
# can read the file, and fills a disk within hours. For labs without real data.
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse
`,
};
