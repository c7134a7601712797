import type { Template } from '../types';

/** Drops what a cluster says to itself. */
export const lowNoise: Template = {
  id: 'low-noise',
  name: 'Low noise',
  purpose: 'A log small enough to read: people, workloads, and every change of permissions.',
  leavesOut: 'Heartbeats, Events, status reports, probes, and reads by the cluster itself.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
# Bookkeeping of the API server, often half of a body
omitManagedFields: true
rules:
  # Heartbeats, status reports and Events: most of all writes. Events have two groups.
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Ways into pods, before the rules that drop reads: a shell is a get today
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # The control plane reads all day long; what it writes is kept below
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["get", "list", "watch"]

  # Nodes, kube-proxy, and everything with a service account in kube-system
  - level: None
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]
    verbs: ["get", "list", "watch"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # Who may do what: rare, and worth the bodies
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io

  # Reads too: somebody may look at a Secret
  - level: Metadata
`,
};
