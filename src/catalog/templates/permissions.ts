import type { Template } from '../types';

/** The few objects that decide what everybody may do. */
export const permissions: Template = {
  id: 'permissions',
  name: 'Permissions and admission',
  purpose: 'Every change of what is allowed: roles, bindings, webhooks, policies, certificates.',
  leavesOut: 'All reads, and all changes of ordinary objects.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # A new token or identity: its request says for whom, its answer is the token
  - level: Metadata
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["serviceaccounts", "serviceaccounts/token"]

  # Both bodies: before a delete the answer is the last copy of the object.
  # A group without resources means all of its resources.
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
      - group: admissionregistration.k8s.io
      - group: apiregistration.k8s.io
      - group: certificates.k8s.io

  # Labels of a Namespace choose its Pod Security level
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete"]
    resources:
      - group: ""
        resources: ["namespaces"]

  # Impersonation needs no rule: it is recorded with whatever is done by it
`,
};
