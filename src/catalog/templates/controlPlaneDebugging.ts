import type { Template } from '../types';

/** The opposite of low noise. */
export const controlPlaneDebugging: Template = {
  id: 'control-plane',
  name: 'Control-plane debugging',
  purpose: 'What the scheduler, the controllers and the nodes do, and how long it takes.',
  leavesOut: 'People and workloads, what Secrets hold, and probes. For hours, not for months.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# No omitStages: RequestReceived without a later event is a request that hangs
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # Kubelets read the Secrets of their pods, controllers make tokens
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

  # What they write, with the answer: status, leases, bindings, Events.
  # Managed fields stay: they tell which controller set a field.
  - level: RequestResponse
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
  - level: RequestResponse
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # What they read and watch
  - level: Metadata
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
  - level: Metadata
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]
`,
};
