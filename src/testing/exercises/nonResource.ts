import { policyOf } from './policyOf';
import type { Tried } from './tried';

const probes =
  'level: None, nonResourceURLs: [/healthz, /healthz/*, /livez, /livez/*, /readyz, /readyz/*]';
const metrics = 'level: None, nonResourceURLs: [/metrics]';

export const nonResource: Tried = {
  right: [
    policyOf([
      probes,
      metrics,
      'level: Metadata, userGroups: ["system:unauthenticated"]',
      'level: None, nonResourceURLs: [/api, /api/*, /apis, /apis/*, /openapi/*, /version]',
      'level: Metadata',
    ]),
    policyOf([
      'level: Metadata, resources: [{group: ""}]',
      'level: Metadata, users: ["system:anonymous"], nonResourceURLs: [/api*, /version]',
      'level: None, nonResourceURLs: [/api*, /openapi*, /version*, /metrics, /healthz*, /livez*, /readyz*]',
      'level: Metadata',
    ]),
  ],
  wrong: [
    // Single checks are forgotten.
    {
      text: policyOf([
        'level: None, nonResourceURLs: [/healthz, /livez, /readyz, /metrics]',
        'level: None, userGroups: ["system:authenticated"], nonResourceURLs: [/api*, /openapi*, /version]',
        'level: Metadata',
      ]),
      unmet: 0,
    },
    // Discovery by everybody.
    {
      text: policyOf([
        probes,
        metrics,
        'level: None, nonResourceURLs: [/api*, /openapi*, /version]',
        'level: Metadata',
      ]),
      unmet: 2,
    },
    // No rule for the rest.
    {
      text: policyOf([
        probes,
        metrics,
        'level: Metadata, userGroups: ["system:unauthenticated"], nonResourceURLs: ["*"]',
      ]),
      unmet: 3,
    },
  ],
};
