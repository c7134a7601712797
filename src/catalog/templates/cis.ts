import type { Template } from '../types';

/** The list of the CIS Benchmark, as rules. */
export const cis: Template = {
  id: 'cis',
  name: 'CIS 3.2.2',
  purpose:
    'What the CIS Benchmark asks for in 3.2.2: every key concern, and Metadata for the rest.',
  leavesOut: 'The contents of Secrets, ConfigMaps and tokens; the bodies of all other requests.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Sensitive data first, so that no later rule records what it holds.
  # Token requests are not on the list, but their answer is a token.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # Use of exec, port-forward and the proxies. No verbs: kubectl changed them once.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Changes of pods and Deployments, scaling and debugging included
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "pods/ephemeralcontainers"]
      - group: apps
        resources: ["deployments", "deployments/scale"]

  # Metadata is the least for everything else
  - level: Metadata
`,
};
