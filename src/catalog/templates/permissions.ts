import type { Template } from '../types';

/** The few objects that decide who may do what. */
export const permissions: Template = {
  id: 'permissions',
  name: 'RBAC and admission',
  purpose: 'Every change to what is allowed: roles, bindings, webhooks, policies, certificates.',
  leavesOut: 'all reads, and changes to all other objects.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # New service accounts and tokens. Metadata only: the response is the token.
  - level: Metadata
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["serviceaccounts", "serviceaccounts/token"]

  # Both bodies: the request body of a patch is only the change, the response the whole object.
  # A group without resources matches all its resources.
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
      - group: admissionregistration.k8s.io
      - group: apiregistration.k8s.io
      - group: certificates.k8s.io

  # Labels of a Namespace set its Pod Security level
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete"]
    resources:
      - group: ""
        resources: ["namespaces"]

  # Impersonation needs no rule: every recorded event names the impersonated user
`,
};
