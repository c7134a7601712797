import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const deletes =
  'level: Request, verbs: [delete, deletecollection], resources: [{group: "", resources: [pods, namespaces]}, {group: apps}]';
const evictions = 'level: Request, resources: [{group: "", resources: [pods/eviction]}]';
const changes =
  'level: Request, verbs: [update, patch], resources: [{group: apps, resources: [deployments, replicasets, statefulsets, "*/scale"]}]';

export const whoDeleted: Tried = {
  right: [
    policyOf([changes, evictions, deletes], quiet),
    policyOf(
      [
        'level: Request, verbs: [create], resources: [{group: "", resources: ["*/eviction"]}]',
        ...[deletes, changes, 'level: None'],
      ],
      quiet,
    ),
  ],
  wrong: [
    {
      text: policyOf(
        [
          'level: Request, verbs: [delete], resources: [{group: "", resources: [pods, namespaces]}, {group: apps}]',
          ...[evictions, changes],
        ],
        quiet,
      ),
      unmet: 0,
    },
    // A drain does not delete.
    { text: policyOf([deletes, changes], quiet), unmet: 1 },
    // A scale-down changes a subresource.
    {
      text: policyOf(
        [
          ...[deletes, evictions],
          'level: Request, verbs: [update, patch], resources: [{group: apps, resources: [deployments, replicasets, statefulsets]}]',
        ],
        quiet,
      ),
      unmet: 2,
    },
    // Too much.
    { text: policyOf([deletes, evictions, changes, 'level: Metadata'], quiet), unmet: 3 },
    { text: policyOf([deletes, evictions, changes]), unmet: 4 },
  ],
};
