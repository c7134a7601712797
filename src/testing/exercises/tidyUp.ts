import { tidyUp as exercise } from '../../course/exercises/tidyUp';
import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const { solution } = exercise;
const noise =
  'level: None, resources: [{group: coordination.k8s.io, resources: [leases]}, {group: "", resources: [events]}, {group: events.k8s.io}]';
const nodes = 'level: None, verbs: [get, list, watch], userGroups: ["system:nodes"]';
const changes = 'level: Request, verbs: [create, update, patch, delete, deletecollection]';

export const tidyUp: Tried = {
  right: [
    policyOf([nodes, noise, changes, 'level: Metadata'], `${quiet}omitManagedFields: true\n`),
    policyOf(
      [
        ...[noise, nodes],
        `${changes}, omitManagedFields: true, omitStages: [RequestReceived]`,
        'level: Metadata, omitStages: [RequestReceived]',
      ],
      'omitManagedFields: false\n',
    ),
  ],
  wrong: [
    { text: solution.replace('      - group: events.k8s.io\n', ''), unmet: 0 },
    // Nodes do not only read.
    { text: solution.replace('    verbs: ["get", "list", "watch"]\n', ''), unmet: 1 },
    { text: solution.replace('omitManagedFields: true\n', ''), unmet: 1 },
    { text: solution.replace('"patch", "delete", "deletecollection"', '"patch"'), unmet: 2 },
    // Failed logins are in no group.
    {
      text: policyOf(
        [
          ...[noise, nodes, changes],
          'level: Metadata, userGroups: ["system:authenticated", "system:unauthenticated"]',
        ],
        `${quiet}omitManagedFields: true\n`,
      ),
      unmet: 2,
    },
    // Only requests that no sample is like show this.
    { text: solution.replace('["leases"]', '["leases", "leasecandidates"]'), unmet: 2 },
  ],
};
