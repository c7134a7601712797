import type { Template } from '../types';

/** Changes. */
export const writes: Template = {
  id: 'writes',
  name: 'Changes only',
  purpose: 'Who changed what, with the request body. Shells count as changes.',
  leavesOut: 'all reads except shells and proxies, so not who read a Secret.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Routine writes: Events, status updates, heartbeats
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Reviews are creates that change nothing
  - level: None
    resources:
      - group: authentication.k8s.io
      - group: authorization.k8s.io

  # A shell can change anything, and kubectl exec is a get since 1.30
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Metadata only: the request body would hold the value
  - level: Metadata
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
`,
};
