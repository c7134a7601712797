import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const reads = 'verbs: [get, list, watch]';
const heartbeats =
  'level: None, resources: [{group: "", resources: [events, nodes/status, pods/status]}, {group: events.k8s.io}, {group: coordination.k8s.io}]';
const users = `level: None, ${reads}, users: ["system:kube-controller-manager", "system:kube-scheduler", "system:kube-proxy"]`;
const groups = `level: None, ${reads}, userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]`;
const rbac = 'resources: [{group: rbac.authorization.k8s.io}]';
const permissions = `level: RequestResponse, verbs: [create, update, patch, delete, deletecollection], ${rbac}`;
const rest = 'level: Metadata';

export const volume: Tried = {
  right: [
    policyOf([permissions, users, groups, heartbeats, rest], quiet),
    // Reads of RBAC first, then the rest of the group; omitted by each rule that records.
    policyOf([
      heartbeats,
      'level: None, verbs: [get, list, watch], userGroups: ["system:nodes", "system:node-proxier"]',
      users,
      'level: None, verbs: [get, list, watch], userGroups: ["system:serviceaccounts:kube-system"]',
      `level: Metadata, ${reads}, ${rbac}, omitStages: [RequestReceived]`,
      `level: RequestResponse, ${rbac}, omitStages: [RequestReceived]`,
      'level: Metadata, omitStages: [RequestReceived]',
    ]),
  ],
  wrong: [
    // Only one API of Events.
    {
      text: policyOf(
        [
          'level: None, resources: [{group: "", resources: [events, nodes/status, pods/status]}, {group: coordination.k8s.io}]',
          ...[users, groups, permissions, rest],
        ],
        quiet,
      ),
      unmet: 0,
    },
    // A subresource is not part of its resource.
    {
      text: policyOf(
        [
          'level: None, resources: [{group: "", resources: [events, nodes]}, {group: events.k8s.io}, {group: coordination.k8s.io}]',
          ...[users, groups, permissions, rest],
        ],
        quiet,
      ),
      unmet: 0,
    },
    // All reads are dropped.
    {
      text: policyOf([heartbeats, `level: None, ${reads}`, permissions, rest], quiet),
      unmet: 3,
    },
    // The stage of failed logins is omitted, too.
    {
      text: policyOf(
        [heartbeats, users, groups, permissions, rest],
        'omitStages: [RequestReceived, ResponseStarted]\n',
      ),
      unmet: 4,
    },
    // Users and groups in one rule.
    {
      text: policyOf(
        [
          heartbeats,
          `level: None, ${reads}, users: ["system:kube-scheduler"], userGroups: ["system:nodes"]`,
          ...[permissions, rest],
        ],
        quiet,
      ),
      unmet: 1,
    },
  ],
};
