export const presetIds = ['lab', 'cis', 'stig', 'high-volume', 'strict', 'siem'] as const;
export type PresetId = (typeof presetIds)[number];

/** Values of flags for a purpose. Those of a backend that is off are left out. */
export interface Preset {
  id: PresetId;
  name: string;
  /** What it is for, in a sentence. */
  purpose: string;
  /** By name without dashes. */
  flags: Readonly<Record<string, string>>;
  /** For the webhook backend only where it is the only one. */
  withoutLog?: Readonly<Record<string, string>>;
  /** A benchmark looks for the flags themselves, so they are written even where they equal the default. */
  isWritten?: boolean;
  /** What the policy must do, which no flag can. */
  policy?: string;
}

const retained = {
  'audit-log-maxage': '30',
  'audit-log-maxbackup': '10',
  'audit-log-maxsize': '100',
};

export const presets: Readonly<Record<PresetId, Preset>> = {
  lab: {
    id: 'lab',
    name: 'Lab',
    purpose: 'One day and 20 MB at most, for a cluster that is thrown away.',
    flags: { 'audit-log-maxage': '1', 'audit-log-maxbackup': '1', 'audit-log-maxsize': '10' },
  },
  cis: {
    id: 'cis',
    name: 'CIS',
    purpose:
      'What the CIS Kubernetes Benchmark asks for in 1.2.16 to 1.2.19: 30 days, 10 files, 100 MB.',
    flags: retained,
    isWritten: true,
    policy:
      'CIS 3.2.2 is about the policy: no bodies of Secrets, ConfigMaps and TokenReviews, and a record of changed Pods and Deployments and of exec, port-forward and proxy.',
  },
  stig: {
    id: 'stig',
    name: 'STIG',
    purpose: 'What the DISA STIG asks for in V-242461 to V-242465: 30 days, 10 files, 100 MB.',
    flags: retained,
    isWritten: true,
    policy:
      'V-242403 wants RequestResponse for all requests, which records the values of Secrets. CIS 3.2.2 forbids that.',
  },
  'high-volume': {
    id: 'high-volume',
    name: 'High volume',
    purpose:
      'Requests do not wait for the disk, large events are truncated, and rotated files are compressed.',
    flags: {
      'audit-log-mode': 'batch',
      'audit-log-truncate-enabled': 'true',
      'audit-log-compress': 'true',
    },
  },
  strict: {
    id: 'strict',
    name: 'Strict',
    purpose: 'A request whose arrival cannot be recorded fails.',
    flags: { 'audit-log-mode': 'blocking-strict' },
    withoutLog: { 'audit-webhook-mode': 'blocking-strict' },
    policy:
      'Only an event of RequestReceived can fail the request, so the policy must not omit that stage.',
  },
  siem: {
    id: 'siem',
    name: 'SIEM webhook',
    purpose:
      'Batches of up to 400 events, sent after 30 seconds at the latest; large events are truncated.',
    flags: {
      'audit-webhook-mode': 'batch',
      'audit-webhook-batch-max-size': '400',
      'audit-webhook-batch-max-wait': '30s',
      'audit-webhook-truncate-enabled': 'true',
    },
  },
};
