import { merge as exercise } from '../../course/exercises/merge';
import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const { solution, start } = exercise;
const credentials =
  'level: Metadata, resources: [{resources: [secrets]}, {group: "", resources: [serviceaccounts/token]}, {group: authentication.k8s.io, resources: [tokenreviews]}]';
const shells =
  'level: Request, resources: [{group: "", resources: ["pods/portforward", "pods/exec"]}, {group: "", resources: ["pods/attach"]}]';
const changes =
  'level: RequestResponse, verbs: [create, update, patch, delete, deletecollection], resources: [{group: rbac.authorization.k8s.io}, {group: apps}]';

export const merge: Tried = {
  right: [
    policyOf([shells, changes, credentials], quiet),
    policyOf(
      [changes, credentials, shells.replace('resources: [', 'verbs: [], resources: [')],
      quiet,
    ),
  ],
  wrong: [
    // A service account is more than its tokens.
    { text: solution.replace('"serviceaccounts/token"', '"serviceaccounts"'), unmet: 0 },
    {
      text: solution.replace('"serviceaccounts/token"', '"serviceaccounts/*", "serviceaccounts"'),
      unmet: 3,
    },
    // All subresources are too many.
    {
      text: solution.replace('"pods/exec", "pods/attach", "pods/portforward"', '"pods/*"'),
      unmet: 3,
    },
    // The group is not only Deployments.
    {
      text: solution.replace('group: apps', 'group: apps\n        resources: ["deployments"]'),
      unmet: 2,
    },
    { text: solution.replace('["tokenreviews"]', '["*"]'), unmet: 3 },
    { text: start.replace(/ {2}- level: None[^]*$/, ''), unmet: 4 },
  ],
};
