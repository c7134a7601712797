import { policyOf } from './policyOf';
import type { Tried } from './tried';

const pods = 'level: RequestResponse, resources: [{group: "", resources: [pods]}]';
const deployments = 'level: RequestResponse, resources: [{group: apps, resources: [deployments]}]';
const rest = 'level: Metadata';

export const managedFields: Tried = {
  right: [
    policyOf([pods, `${deployments}, omitManagedFields: true`, rest]),
    policyOf(
      [deployments, `${pods}, omitManagedFields: false`, rest],
      'omitManagedFields: true\nomitStages: []\n',
    ),
  ],
  wrong: [
    { text: policyOf([pods, deployments, rest], 'omitManagedFields: true\n'), unmet: 0 },
    { text: policyOf([pods, deployments, rest]), unmet: 1 },
    // In one rule.
    {
      text: policyOf([
        'level: RequestResponse, resources: [{group: "", resources: [pods, deployments]}], omitManagedFields: true',
        rest,
      ]),
      unmet: 0,
    },
    // Subresources, too.
    {
      text: policyOf([
        'level: RequestResponse, resources: [{group: "", resources: [pods, "pods/*"]}]',
        `${deployments}, omitManagedFields: true`,
        rest,
      ]),
      unmet: 2,
    },
  ],
};
