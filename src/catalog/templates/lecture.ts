import type { Template } from '../types';

/** What a first visit shows: the example of the lecture, completed to a policy one can use. */
export const lecture: Template = {
  id: 'lecture',
  name: 'Lecture policy',
  purpose: 'Who deletes the web application’s pod, who touches Secrets, who opens a shell.',
  leavesOut: 'Health probes, and the bodies of everything else.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
# Nothing on arrival. ResponseStarted stays: failed logins live there.
omitStages: ["RequestReceived"]
rules:
  # Who deletes the web application's pod, and what it was
  - level: RequestResponse
    verbs: ["delete"]
    namespaces: ["prod-namespace"]
    resources:
      - group: "" # core
        resources: ["pods"]
        resourceNames: ["webapp-pod"]

  # Who touched secrets, never what they hold
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  # Shells, whatever the kubectl version: get since 1.31, create before
  - level: Request
    verbs: ["get", "create"]
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]

  # Probes
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # Everything else leaves a trace
  - level: Metadata
`,
};
