import type { Template } from '../types';

/** For the hours after an alarm. */
export const incident: Template = {
  id: 'incident',
  name: 'Incident response',
  purpose: 'Every step of an intruder: questions, refusals, shells, new pods, bindings, deletes.',
  leavesOut: 'What Secrets hold, answers, probes, heartbeats and Events.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# ResponseStarted stays: a failed login has no other event
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Credentials: who and which, never what
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io

  # Who got in. Before the writes, and without verbs: a shell is a get today.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Everything that changes something or asks for permissions: a privileged pod
  # and a binding to cluster-admin only show in their bodies
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # Reads, discovery and failed logins: the way somebody looks around
  - level: Metadata
`,
};
