import type { Template } from '../types';

/** As much as possible, except for what must stay secret. */
export const secretsSafe: Template = {
  id: 'secrets-safe',
  name: 'Full detail, no Secrets',
  purpose: 'Both bodies of every request, except for Secrets, ConfigMaps and tokens.',
  leavesOut: 'contents of Secrets, ConfigMaps and tokens, managed fields, and health probes.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Contents that must not be in a log. ConfigMaps often hold passwords too.
  # Token requests are a subresource, which serviceaccounts alone does not match.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # A large log: it contains every list. Set --audit-log-maxsize and --audit-log-maxbackup.
  # Passwords in the environment variables of pods are recorded here.
  - level: RequestResponse
`,
};
