import type { Template } from '../types';

/** All about requests that are for no resource. */
export const quietUrls: Template = {
  id: 'quiet-urls',
  name: 'Silent health checks',
  purpose: 'No probes, no scraping, no discovery by signed-in users; strangers stay visible.',
  leavesOut: 'URLs that machines ask for all day, and all bodies.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # The star stands for the rest of the path: /readyz/etcd is covered too
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # kubectl asks what there is before it does anything. /api* means these
  # questions only: requests for resources never match nonResourceURLs.
  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs: ["/api*", "/openapi*", "/version"]

  # What is left of the URLs is rare: strangers, /debug, /logs.
  # Requests for resources come here too.
  - level: Metadata
`,
};
