import type { Template } from '../types';

/** Drops the routine traffic of the cluster itself. */
export const lowNoise: Template = {
  id: 'low-noise',
  name: 'Low noise',
  purpose:
    'A log that people can read: what users and workloads do, and every RBAC change in full.',
  leavesOut: 'heartbeats, Events, status updates, probes, and reads by cluster components.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
# managedFields are bookkeeping, and often half of a body
omitManagedFields: true
rules:
  # Heartbeats, status updates and Events: most writes in a cluster. Events have two groups.
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Ways into pods, before the rules that drop reads: kubectl exec is a get
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Reads by the control plane; its writes are recorded below
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["get", "list", "watch"]

  # Reads by nodes, kube-proxy, and service accounts in kube-system
  - level: None
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]
    verbs: ["get", "list", "watch"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # RBAC changes: rare, and worth both bodies
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io

  # Everything else, reads included: somebody may read a Secret
  - level: Metadata
`,
};
