import { policyOf, quiet } from './policyOf';
import type { Tried } from './tried';

const probes = 'level: None, nonResourceURLs: [/healthz*, /livez*, /readyz*]';
const noise =
  'level: None, resources: [{group: "", resources: [events]}, {group: events.k8s.io}, {group: coordination.k8s.io}]';
const sensitive =
  'level: Metadata, resources: [{group: "", resources: [secrets, configmaps, serviceaccounts/token]}, {group: authentication.k8s.io}]';
const changes = 'level: Request, verbs: [create, update, patch, delete, deletecollection]';
const ways =
  'level: Request, resources: [{group: "", resources: [pods/exec, pods/attach, pods/portforward, pods/proxy, services/proxy, nodes/proxy]}]';
const rest = 'level: Metadata';

export const attack: Tried = {
  right: [
    policyOf([sensitive, ways, noise, changes, probes, rest], quiet),
    policyOf(
      [
        ...[noise, sensitive],
        'level: Request, resources: [{group: "", resources: ["*/exec", "*/attach", "*/portforward", "*/proxy"]}]',
        ...[probes, 'level: Metadata, verbs: [get, list, watch]', 'level: Request'],
      ],
      quiet,
    ),
  ],
  wrong: [
    // The bodies of Secrets are recorded by the rule that is first.
    { text: policyOf([probes, noise, changes, sensitive, ways, rest], quiet), unmet: 1 },
    // Shells are a get.
    { text: policyOf([probes, noise, sensitive, changes, rest], quiet), unmet: 2 },
    // Nobody is in a group if the login fails.
    {
      text: policyOf(
        [
          ...[probes, noise, sensitive, changes, ways],
          'level: Metadata, userGroups: ["system:authenticated", "system:unauthenticated"]',
        ],
        quiet,
      ),
      unmet: 3,
    },
    {
      text: policyOf(
        [probes, noise, sensitive, changes, ways, rest],
        'omitStages: [RequestReceived, ResponseStarted]\n',
      ),
      unmet: 4,
    },
    { text: policyOf([sensitive, changes, ways, probes, noise, rest], quiet), unmet: 0 },
  ],
};
