import { header } from '../../course/exercises/expected';
import { groups as exercise } from '../../course/exercises/groups';
import type { Tried } from './tried';

const { solution } = exercise;
const writes = '[create, update, patch, delete, deletecollection]';

export const groups: Tried = {
  right: [
    `${header}rules:
  - level: Metadata
    resources: [{ group: metrics.k8s.io, resources: [pods] }]
  - level: None
    verbs: [get, list, watch]
  - level: RequestResponse
    resources: [{ group: apps, resources: [deployments] }]
  - level: RequestResponse
    resources: [{ group: rbac.authorization.k8s.io, resources: [clusterrolebindings] }]
  - level: Request
    resources: [{ group: stable.example.com }]
`,
    // No other group has resources of these names.
    `${header}rules:
  - { level: Metadata, resources: [{ group: metrics.k8s.io, resources: ["pods"] }] }
  - level: RequestResponse
    verbs: ${writes}
    resources: [{ group: "*", resources: [deployments, clusterrolebindings] }]
  - level: Request
    verbs: ${writes}
    resources: [{ group: "*", resources: [crontabs] }]
`,
  ],
  wrong: [
    { text: solution.replace('group: "apps"', 'group: ""'), unmet: 0 },
    // kube-apiserver does not start.
    { text: solution.replace('group: "apps"', 'group: "apps/v1"'), unmet: 0 },
    { text: solution.replace('group: "rbac.authorization.k8s.io"', 'group: "rbac"'), unmet: 0 },
    { text: solution.replace('"patch", "delete", ', '"patch", '), unmet: 0 },
    { text: solution.replace('"crontabs"', '"crontab"'), unmet: 1 },
    { text: solution.replace('group: "metrics.k8s.io"', 'group: ""'), unmet: 2 },
    { text: solution.replace('group: "metrics.k8s.io"', 'group: "*"'), unmet: 3 },
    { text: solution.replace('        resources: ["deployments"]\n', ''), unmet: 3 },
    { text: solution.replace('["clusterrolebindings"]', '["*"]'), unmet: 3 },
    { text: solution.replace('rules:', 'omitStages: [RequestReceived]\nrules:'), unmet: 4 },
  ],
};
