import type { Template } from '../types';

/** As much as possible without writing down what must stay secret. */
export const secretsSafe: Template = {
  id: 'secrets-safe',
  name: 'Full detail, Secrets safe',
  purpose: 'Both bodies of every request, but never a password or a token.',
  leavesOut: 'What Secrets, ConfigMaps and tokens hold, managed fields, and probes.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Values that must not be in a log. People keep passwords in ConfigMaps too.
  # Token requests are a subresource, which serviceaccounts alone would miss.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # A large log: every list is copied into it. Set maxsize and maxbackup.
  - level: RequestResponse
`,
};
