import type { Template } from '../types';

/** What a first visit shows: a small policy that answers three everyday questions. */
export const lecture: Template = {
  id: 'lecture',
  name: 'Starter policy',
  purpose: 'Who deletes webapp-pod, who accesses Secrets, and who opens a shell in a pod.',
  leavesOut: 'health probes, and the bodies of everything else.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# ResponseStarted stays: it records failed logins
omitStages: ["RequestReceived"]
rules:
  # Who deletes webapp-pod, and the deleted pod
  - level: RequestResponse
    verbs: ["delete"]
    namespaces: ["prod-namespace"]
    resources:
      - group: "" # core
        resources: ["pods"]
        resourceNames: ["webapp-pod"]

  # Who accesses credentials, without their values
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  # Shells and tunnels; older kubectl sends create
  - level: Request
    verbs: ["get", "create"]
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]

  # Health probes
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # Everything else: metadata only
  - level: Metadata
`,
};
