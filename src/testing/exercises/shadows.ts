import { shadows as exercise } from '../../course/exercises/shadows';
import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const secrets = 'level: Metadata, resources: [{group: "", resources: [secrets, configmaps]}]';
const pods =
  'level: Request, namespaces: [prod], verbs: [create, update, patch, delete], resources: [{group: "", resources: [pods]}]';
const scheduler = 'level: None, users: ["system:kube-scheduler"]';
const rest = 'level: Metadata';
const { solution } = exercise;

export const shadows: Tried = {
  right: [
    policyOf([pods, secrets, scheduler, rest], quiet),
    policyOf(
      [
        pods.replace('[create,', '["delete", "create",'),
        `${secrets}, omitStages: [RequestReceived]`,
        scheduler,
        'level: Metadata, omitStages: [RequestReceived]',
      ],
      quiet.replace('[RequestReceived]', '[]'),
    ).replace('- {level: Request,', '- {omitStages: [RequestReceived], level: Request,'),
  ],
  wrong: [
    // The rule for creating Secrets is kept, and put where it can match.
    {
      text: policyOf(
        [
          'level: RequestResponse, verbs: [create], resources: [{group: "", resources: [secrets]}]',
          ...[secrets, pods, scheduler, rest],
        ],
        quiet,
      ),
      unmet: 0,
    },
    // Only the scheduler would notice, and no sample shows it.
    { text: policyOf([pods, scheduler, rest], quiet), unmet: 2 },
    { text: policyOf([secrets, scheduler, pods, rest], quiet), unmet: 2 },
    // One verb more.
    { text: solution.replace('"delete"', '"delete", "deletecollection"'), unmet: 2 },
    { text: solution.replace('["prod"]', '["prod", "dev"]'), unmet: 2 },
    // Not short enough.
    { text: policyOf([secrets, pods, scheduler, rest, 'level: None'], quiet), unmet: 3 },
  ],
};
