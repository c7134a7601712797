import type { Template } from '../../types';

/** The API groups that the script lists by name; requests for other groups get Metadata. */
const knownGroups = [
  '""',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'extensions',
  'metrics.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]
  .map((group) => `      - group: ${group}\n`)
  .join('');

/** The policy that Kubernetes' own scripts for Google Compute Engine install. */
export const gce: Template = {
  id: 'gce',
  name: 'GCE cluster script',
  purpose: 'Bodies of almost every change and requests of reads, without contents of Secrets.',
  leavesOut: 'Events, and busy reads and locks of the control plane, nodes and autoscalers.',
  origin:
    'The rules that cluster/gce of kubernetes/kubernetes installs, with our own comments. Many distributions started from them; the policy of GKE itself may differ.',
  yaml: `# Rebuilt from the policy that the scripts of Kubernetes for Google Compute Engine
# install: the same rules in the same order, with comments of our own. There each rule
# omits RequestReceived; here the policy does, which is the same.
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # kube-proxy watches where Services lead to
  - level: None
    users: ["system:kube-proxy"]
    verbs: ["watch"]
    resources:
      - group: ""
        resources: ["endpoints", "services", "services/status"]

  # The name of requests to the port without login, which Kubernetes no longer has
  - level: None
    users: ["system:unsecured"]
    verbs: ["get"]
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["configmaps"]

  # Nodes read themselves: first the user name of old kubelets, then the group of all others
  - level: None
    users: ["kubelet"]
    verbs: ["get"]
    resources:
      - group: ""
        resources: ["nodes", "nodes/status"]
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get"]
    resources:
      - group: ""
        resources: ["nodes", "nodes/status"]

  # Endpoints that were once the locks of the control plane
  - level: None
    users:
      - system:kube-controller-manager
      - system:cloud-controller-manager
      - system:kube-scheduler
      - system:serviceaccount:kube-system:endpoint-controller
    verbs: ["get", "update"]
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["endpoints"]

  # The API server looks at its own namespaces
  - level: None
    users: ["system:apiserver"]
    verbs: ["get"]
    resources:
      - group: ""
        resources: ["namespaces", "namespaces/status", "namespaces/finalize"]

  # State and lock of the cluster autoscaler
  - level: None
    users: ["cluster-autoscaler"]
    verbs: ["get", "update"]
    namespaces: ["kube-system"]
    resources:
      - group: ""
        resources: ["configmaps", "endpoints"]

  # Metrics for autoscaling pods
  - level: None
    users: ["system:kube-controller-manager", "system:cloud-controller-manager"]
    verbs: ["get", "list"]
    resources:
      - group: metrics.k8s.io

  # Probes, version and the older API description. /livez and /readyz are not among them.
  - level: None
    nonResourceURLs: ["/healthz*", "/version", "/swagger*"]

  # Events of the core group; those of events.k8s.io get Metadata from the last rule
  - level: None
    resources:
      - group: ""
        resources: ["events"]

  # Status from nodes: what they send, without the whole object that comes back
  - level: Request
    users:
      - kubelet
      - system:node-problem-detector
      - system:serviceaccount:kube-system:node-problem-detector
    verbs: ["update", "patch"]
    resources:
      - group: ""
        resources: ["nodes/status", "pods/status"]
  - level: Request
    userGroups: ["system:nodes"]
    verbs: ["update", "patch"]
    resources:
      - group: ""
        resources: ["nodes/status", "pods/status"]

  # Emptying a deleted namespace: the response would list every object
  - level: Request
    users: ["system:serviceaccount:kube-system:namespace-controller"]
    verbs: ["deletecollection"]

  # Credentials and settings, before the rules that record bodies
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # Reads in these groups: a response can be a list of thousands
  - level: Request
    verbs: ["get", "list", "watch"]
    resources:
${knownGroups}
  # Everything else in the same groups, with both bodies
  - level: RequestResponse
    resources:
${knownGroups}
  # Custom resources, newer groups such as coordination.k8s.io, and other URLs
  - level: Metadata
`,
};
