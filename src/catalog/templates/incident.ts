import type { Template } from '../types';

/** For the hours after an alert. */
export const incident: Template = {
  id: 'incident',
  name: 'Incident response',
  purpose:
    'Every step of an intruder: permission checks, denials, shells, new pods, bindings, deletes.',
  leavesOut: 'contents of Secrets, response bodies, probes, heartbeats and Events.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# Keep ResponseStarted: a failed login has no other stage
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

  # Credentials: who accessed which, never their contents
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io

  # Who got into pods and nodes. Without verbs: kubectl exec is a get since 1.30.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # All writes and permission checks, with the request body: nothing else shows that
  # a pod is privileged or that a binding grants cluster-admin
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # Reads, discovery and failed logins: how an intruder looks around
  - level: Metadata
`,
};
