import type { Template } from '../types';

/** One question: who used credentials. */
export const secretsTrail: Template = {
  id: 'secrets-trail',
  name: 'Secret access',
  purpose: 'Who read or changed Secrets, created or checked tokens, or requested certificates.',
  leavesOut: 'contents of Secrets, routine reads by the cluster, and all other requests.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # Routine: kubelets read the Secrets of their pods, the control plane watches all Secrets
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get", "list", "watch"]
    resources:
      - group: ""
        resources: ["secrets"]
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager"]
    verbs: ["get", "list", "watch"]
    resources:
      - group: ""
        resources: ["secrets"]

  # Metadata names the Secret and the user. A higher level would copy the Secret.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
      - group: certificates.k8s.io
        resources: ["certificatesigningrequests", "certificatesigningrequests/approval"]

  # No more rules: a request that no rule matches is not recorded
`,
};
