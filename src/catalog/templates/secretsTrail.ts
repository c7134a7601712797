import type { Template } from '../types';

/** One question only: who touched credentials. */
export const secretsTrail: Template = {
  id: 'secrets-trail',
  name: 'Secrets trail',
  purpose: 'Who read or changed Secrets, and who made or checked tokens.',
  leavesOut: 'What they hold, and every other request.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # Kubelets fetch the Secrets of their pods, the control plane watches them all
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

  # Metadata names the Secret and the reader. More would copy the Secret.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
      - group: certificates.k8s.io
        resources: ["certificatesigningrequests", "certificatesigningrequests/approval"]

  # No more rules: a request that none matches is not recorded
`,
};
