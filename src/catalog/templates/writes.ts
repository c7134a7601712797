import type { Template } from '../types';

/** What changed. */
export const writes: Template = {
  id: 'writes',
  name: 'Nothing but changes',
  purpose: 'Who changed what, with the body that was sent. Shells count as changes.',
  leavesOut: 'All reads but shells and proxies, so nobody sees who looked at a Secret.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Writes without news
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Questions in the shape of a create: they change nothing
  - level: None
    resources:
      - group: authentication.k8s.io
      - group: authorization.k8s.io

  # A shell changes things, and it is a get since kubectl 1.31
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # The request holds the value here
  - level: Metadata
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
`,
};
