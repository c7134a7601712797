import type { Template } from '../types';

/** The opposite of low noise. */
export const controlPlaneDebugging: Template = {
  id: 'control-plane',
  name: 'Control plane debugging',
  purpose: 'What the scheduler, controllers and nodes do, and how long their requests take.',
  leavesOut: 'people, workloads, contents of Secrets, and probes. Use it for hours, not months.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# No omitStages: RequestReceived without a later event means that a request hangs
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # Kubelets read the Secrets of their pods, controllers create tokens
  - level: Metadata
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: Metadata
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # Their writes, with both bodies: status, leases, bindings, Events.
  # managedFields stay: they show which component set a field.
  - level: RequestResponse
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
  - level: RequestResponse
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # Their reads and watches
  - level: Metadata
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
  - level: Metadata
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]
`,
};
