import type { Template } from '../types';

/** The key security concerns of the CIS Benchmark, as rules. */
export const cis: Template = {
  id: 'cis',
  name: 'CIS Benchmark 3.2.2',
  purpose: 'The key security concerns of CIS Benchmark 3.2.2, and Metadata for the rest.',
  leavesOut:
    'contents of Secrets, ConfigMaps and tokens, and bodies that the benchmark does not ask for.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Sensitive data first, so that no later rule records its contents.
  # Token requests are not in the benchmark, but their response is a token.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # Use of exec, port-forward and proxy. No verbs: they depend on the kubectl version.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Changes to pods and Deployments, scaling and debug containers included
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "pods/ephemeralcontainers"]
      - group: apps
        resources: ["deployments", "deployments/scale"]

  # At least Metadata for everything else
  - level: Metadata
`,
};
