import { examTask as exercise } from '../../course/exercises/examTask';
import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const { solution } = exercise;
const watches =
  'level: None, verbs: [watch], users: ["system:serviceaccount:kube-system:kube-proxy"], resources: [{group: "", resources: [services]}, {group: discovery.k8s.io}]';
const secrets = 'level: Metadata, resources: [{group: "", resources: [secrets]}]';
const production =
  'level: Request, namespaces: [prod], verbs: [create, update, patch, delete, deletecollection], resources: [{group: ""}, {group: apps}]';
const rest = 'level: Metadata';

export const examTask: Tried = {
  right: [
    policyOf([secrets, production, watches, rest], quiet),
    policyOf(
      [
        watches,
        `${secrets}, namespaces: [prod]`,
        production.replace('{group: ""}', '{group: "", resources: ["*"]}'),
        rest,
      ],
      quiet,
    ),
  ],
  wrong: [
    { text: policyOf([watches, secrets, production, rest]), unmet: 0 },
    { text: policyOf([rest, watches, secrets, production], quiet), unmet: 1 },
    { text: policyOf([watches, production, secrets, rest], quiet), unmet: 2 },
    // Resources without their subresources.
    {
      text: policyOf(
        [
          ...[watches, secrets],
          production.replace('{group: ""}, {group: apps}', '{resources: [pods]}, {group: apps}'),
          rest,
        ],
        quiet,
      ),
      unmet: 3,
    },
    { text: policyOf([watches, secrets, production], quiet), unmet: 4 },
    { text: solution.replace('    verbs: ["watch"]\n', ''), unmet: 4 },
    {
      text: solution.replace('system:serviceaccount:kube-system:kube-proxy', 'kube-proxy'),
      unmet: 1,
    },
  ],
};
