import type { Template } from '../types';

/** Looks at one namespace closely. */
export const oneNamespace: Template = {
  id: 'one-namespace',
  name: 'One namespace under watch',
  purpose: 'Everything in namespace prod, changes with both bodies. Put your own name there.',
  leavesOut: 'All other namespaces, what Secrets hold, and status reports.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # What kubelets and controllers report all the time
  - level: None
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["events", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  - level: Metadata
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  # Deleting the Namespace itself counts as being in it
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    namespaces: ["prod"]

  # Reads, shells over WebSocket included
  - level: Metadata
    namespaces: ["prod"]

  # kubectl get -A reads this namespace too, but its own namespace is ""
  - level: Metadata
    verbs: ["list", "watch"]
    namespaces: [""]
    resources:
      - group: ""
        resources: ["pods", "secrets", "configmaps"]
`,
};
