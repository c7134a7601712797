import type { Template } from '../types';

/** People in detail, machines in outline. */
export const people: Template = {
  id: 'people',
  name: 'Human activity',
  purpose: 'What people do, with the request body, and what machines change, as metadata.',
  leavesOut: 'reads by nodes, controllers and service accounts, and contents of Secrets.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # Heartbeats, status updates and Events
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Credentials and shells, whoever uses them: a stolen token looks like a machine
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]
      - group: authentication.k8s.io

  # Machines: nodes and service accounts by group, the control plane by user
  - level: None
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts"]
    verbs: ["get", "list", "watch"]
  - level: Metadata
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts"]
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["get", "list", "watch"]
  - level: Metadata
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]

  # The rest: people, and failed logins
  - level: Request
`,
};
