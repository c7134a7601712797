import type { Template } from '../../types';

/** The profile Default of OpenShift's API servers. */
export const openshift: Template = {
  id: 'openshift',
  name: 'OpenShift Default profile',
  purpose: 'Metadata for almost everything, and who logged in as whom with both bodies.',
  leavesOut: 'discovery, three probes, counters of API requests, and all other bodies.',
  origin: 'The rules of the audit profile Default in openshift/library-go, with our own comments.',
  yaml: `# Rebuilt from the audit profile Default of OpenShift: the same rules in the same order,
# with comments of our own.
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Discovery and probes by anyone, logged in or not. Without * a URL matches only itself:
  # /readyz/etcd is recorded.
  - level: None
    userGroups: ["system:authenticated", "system:unauthenticated"]
    nonResourceURLs: ["/api*", "/version", "/healthz", "/readyz", "/livez"]

  # The API server counts requests in objects of its own, which have no namespace
  - level: None
    users: ["system:apiserver"]
    namespaces: [""]
    resources:
      - group: apiserver.openshift.io
        resources: ["apirequestcounts", "apirequestcounts/*"]

  # Which account of the identity provider belongs to which user, and who was given a token
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete"]
    resources:
      - group: user.openshift.io
        resources: ["identities"]
      - group: oauth.openshift.io
        resources: ["oauthaccesstokens", "oauthauthorizetokens"]

  # All other requests, without bodies
  - level: Metadata
    omitStages: ["RequestReceived"]
`,
};
