import type { Template } from '../types';

/** One namespace in detail. */
export const oneNamespace: Template = {
  id: 'one-namespace',
  name: 'Single namespace',
  purpose: 'Everything in namespace prod, changes with both bodies. Replace prod with your own.',
  leavesOut: 'all other namespaces, contents of Secrets, and status updates.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Routine writes by kubelets and controllers
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

  # Deleting the Namespace itself counts as a request in it
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    namespaces: ["prod"]

  # Reads, including shells: kubectl exec is a get since 1.30
  - level: Metadata
    namespaces: ["prod"]

  # kubectl get -A reads this namespace too, but is a request without a namespace
  - level: Metadata
    verbs: ["list", "watch"]
    namespaces: [""]
    resources:
      - group: ""
        resources: ["pods", "secrets", "configmaps"]
`,
};
