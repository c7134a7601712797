import type { Template } from '../types';

/** Requests for URLs instead of resources. */
export const quietUrls: Template = {
  id: 'quiet-urls',
  name: 'No probes or discovery',
  purpose: 'Metadata for every request except routine ones for non-resource URLs.',
  leavesOut: 'probes, metrics, discovery by authenticated users, and all bodies.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # The * matches the rest of the path: /readyz/etcd matches too
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # kubectl reads discovery documents before most commands. /api* matches only these:
  # nonResourceURLs never match requests for resources.
  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs: ["/api*", "/openapi*", "/version"]

  # Few requests for URLs remain: anonymous ones, /debug, /logs.
  # Requests for resources match this rule too.
  - level: Metadata
`,
};
