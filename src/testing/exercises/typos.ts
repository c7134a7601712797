import { typos as exercise } from '../../course/exercises/typos';
import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const { solution } = exercise;
const leases =
  'level: None, verbs: [get, list, watch], resources: [{group: coordination.k8s.io, resources: [leases]}]';
const proxy = 'level: None, verbs: [get, list, watch], users: ["system:kube-proxy"]';
const deployments = 'level: RequestResponse, resources: [{group: apps, resources: [deployments]}]';
const pods =
  'level: Request, verbs: [delete, create], resources: [{group: "", resources: ["pods"]}]';

export const typos: Tried = {
  right: [
    policyOf([pods, deployments, proxy, leases, 'level: Metadata'], quiet),
    policyOf(
      [
        'level: None, verbs: [get, list, watch], userGroups: ["system:node-proxier"], users: ["system:kube-proxy"]',
        'level: Metadata, verbs: [create, update, patch, delete], resources: [{group: coordination.k8s.io}]',
        'level: None, resources: [{group: coordination.k8s.io}]',
        ...[deployments, pods, 'level: Metadata'],
      ],
      quiet,
    ),
  ],
  wrong: [
    // One typo is left, each time another.
    { text: solution.replace('    verbs:', '    verb:'), unmet: 3 },
    { text: solution.replace('users:', 'user:'), unmet: 3 },
    { text: solution.replace('group: apps', 'groups: apps'), unmet: 1 },
    { text: solution.replace('resources: ["pods"]', 'resource: ["pods"]'), unmet: 3 },
    {
      text: solution.replace('    verbs: ["create", "delete"]\n', ''),
      unmet: 3,
    },
    // The server rejects a version in a group.
    { text: solution.replace('group: apps', 'group: apps/v1'), unmet: 1 },
  ],
};
