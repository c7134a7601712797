import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const sensitive =
  'level: Metadata, resources: [{group: "", resources: [secrets, configmaps, serviceaccounts/token]}, {group: authentication.k8s.io}]';
const ways =
  'level: Request, resources: [{group: "", resources: [pods/exec, pods/attach, pods/portforward, "*/proxy"]}]';
const workloads =
  'level: RequestResponse, verbs: [create, update, patch, delete, deletecollection], resources: [{group: "", resources: [pods]}, {group: apps, resources: [deployments]}]';
const rest = 'level: Metadata';

export const cis: Tried = {
  right: [
    policyOf([workloads, ways, rest], quiet),
    policyOf(
      [
        sensitive,
        'level: Metadata, verbs: [get, list, watch], resources: [{group: "", resources: [pods]}, {group: apps}]',
        ways,
        'level: RequestResponse, resources: [{group: "", resources: [pods]}, {group: apps, resources: [deployments]}]',
        rest,
      ],
      quiet,
    ),
  ],
  wrong: [
    // The ways in are only those of an older kubectl.
    {
      text: policyOf(
        [
          sensitive,
          'level: Request, verbs: [create], resources: [{group: "", resources: [pods/exec, pods/attach, pods/portforward, pods/proxy, services/proxy, nodes/proxy]}]',
          ...[workloads, rest],
        ],
        quiet,
      ),
      unmet: 1,
    },
    // Deployments in the core group.
    {
      text: policyOf(
        [
          ...[sensitive, ways],
          'level: RequestResponse, verbs: [create, update, patch, delete, deletecollection], resources: [{group: "", resources: [pods, deployments]}]',
          rest,
        ],
        quiet,
      ),
      unmet: 2,
    },
    // A bulk delete is forgotten.
    {
      text: policyOf(
        [
          ...[sensitive, ways],
          'level: RequestResponse, verbs: [create, update, patch, delete], resources: [{group: "", resources: [pods]}, {group: apps, resources: [deployments]}]',
          rest,
        ],
        quiet,
      ),
      unmet: 2,
    },
    { text: policyOf([sensitive, ways, workloads, rest]), unmet: 4 },
    { text: policyOf([sensitive, ways, workloads], quiet), unmet: 3 },
  ],
};
