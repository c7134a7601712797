import type { Template } from '../../types';

/** The example in Kubernetes' documentation of auditing, which most tutorials start from. */
export const kubernetesDocs: Template = {
  id: 'kubernetes-docs',
  name: 'Kubernetes documentation',
  purpose: 'The example that most tutorials start from: one rule for each way of matching.',
  leavesOut: 'discovery, watches by kube-proxy, and the ConfigMap controller-leader.',
  origin: 'The rules of the example in the Kubernetes documentation, with our own comments.',
  yaml: `# Rebuilt from the example in the Kubernetes documentation: the same rules in the same
# order, with comments of our own.
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # Pods with both bodies. Subresources such as pods/exec need names of their own.
  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods"]

  # Two subresources of pods
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/log", "pods/status"]

  # A single object by name: a lock that controllers renewed every few seconds
  - level: None
    resources:
      - group: ""
        resources: ["configmaps"]
        resourceNames: ["controller-leader"]

  # A user, a verb and resources together: all three must match
  - level: None
    users: ["system:kube-proxy"]
    verbs: ["watch"]
    resources:
      - group: ""
        resources: ["endpoints", "services"]

  # Discovery by anyone who is logged in. /api* also matches /apis.
  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs: ["/api*", "/version"]

  # ConfigMaps of one namespace, with what was sent
  - level: Request
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["configmaps"]

  # Secrets anywhere, and all other ConfigMaps, without their contents
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps"]

  # Everything else in two groups, subresources included. A group has no version.
  - level: Request
    resources:
      - group: ""
      - group: extensions

  # All other requests
  - level: Metadata
    omitStages: ["RequestReceived"]
`,
};
