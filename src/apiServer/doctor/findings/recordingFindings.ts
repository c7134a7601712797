import type { GivenFlag } from '../configuration';
import { fixWith, isTemplate, stringOf, type DoctorFinding, type Server } from '../finding';

const logPath = '/var/log/kubernetes/audit/audit.log';

/** Finds settings under which nothing is recorded, events get lost, or a flag has no effect. */
export function recordingFindings(server: Server): DoctorFinding[] {
  return [
    ...halves(server),
    ...unused(server),
    ...busy(server),
    ...strict(server),
    ...rotation(server),
    ...benchmark(server),
  ];
}

/** A policy without a backend, and the reverse: the server starts, and nothing is recorded. */
function halves(server: Server): DoctorFinding[] {
  const { configuration } = server;
  if (configuration.hasOtherBackend) return [];
  // An argument that is wrong in another way may be what is missing here.
  if (configuration.stray.some(({ text }) => /audit/.test(text))) return [];
  const policy = stringOf(server, 'audit-policy-file');
  const log = stringOf(server, 'audit-log-path');
  const webhook = stringOf(server, 'audit-webhook-config-file');
  const policyFlag = server.given('audit-policy-file');
  const backendFlag = server.given('audit-log-path') ?? server.given('audit-webhook-config-file');
  if (policy !== '' && log === '' && webhook === '' && policyFlag) {
    const added = configuration.edit.addFlag('audit-log-path', logPath);
    const folder = '/var/log/kubernetes/audit';
    const mounted =
      configuration.mounts &&
      configuration.edit.addMount({
        name: 'audit-log',
        hostPath: folder,
        mountPath: folder,
        readOnly: false,
        type: 'DirectoryOrCreate',
      });
    const edits = configuration.mounts ? added && mounted && [...added, ...mounted] : added;
    return [
      {
        code: 'backend-missing',
        severity: 'warning',
        at: policyFlag.nameAt,
        message:
          'There is a policy, but neither `--audit-log-path` nor `--audit-webhook-config-file`: nothing is recorded. Leaving the path out does not mean standard output; that is `--audit-log-path=-`.',
        fix: fixWith(`Add --audit-log-path=${logPath}`, edits),
      },
    ];
  }
  if (policy === '' && (log !== '' || webhook !== '') && backendFlag) {
    return [
      {
        code: 'policy-missing',
        severity: 'warning',
        at: backendFlag.nameAt,
        message: `\`--${backendFlag.name}\` has no effect without \`--audit-policy-file\`: kube-apiserver starts, and nothing is recorded. Add the policy.`,
      },
    ];
  }
  return [];
}

/** Flags whose backend or mode does not read them. */
function unused(server: Server): DoctorFinding[] {
  return server.configuration.flags.flatMap((flag): DoctorFinding[] => {
    const match = /^audit-(log|webhook)-(batch|truncate|max)-?(.*)$/.exec(
      flag.name.replace(/^audit-log-max(?=age|size|backup)/, 'audit-log-max-'),
    );
    if (!match || flag.name === 'audit-webhook-batch-initial-backoff') return [];
    const [, backend = '', group = '', rest = ''] = match;
    const notice = (code: DoctorFinding['code'], message: string): DoctorFinding => ({
      code,
      severity: 'notice',
      at: flag.nameAt,
      message,
    });
    const mode = stringOf(server, `audit-${backend}-mode`);
    const isThrottled = stringOf(server, `audit-${backend}-batch-throttle-enable`) === 'true';
    const isOn =
      stringOf(server, backend === 'log' ? 'audit-log-path' : 'audit-webhook-config-file') !== '';
    if (!isOn) return [];
    if (group === 'batch' && mode !== 'batch')
      return [
        notice(
          'batch-unused',
          `\`--${flag.name}\` has no effect: the mode is \`${mode}\`. Set \`--audit-${backend}-mode=batch\`, or remove it.`,
        ),
      ];
    if (group === 'batch' && /^throttle-(?:qps|burst)$/.test(rest) && !isThrottled)
      return [
        notice(
          'throttle-unused',
          `\`--${flag.name}\` has no effect without \`--audit-${backend}-batch-throttle-enable\`.`,
        ),
      ];
    if (
      group === 'truncate' &&
      rest !== 'enabled' &&
      stringOf(server, `audit-${backend}-truncate-enabled`) !== 'true'
    )
      return [
        notice(
          'truncation-unused',
          `\`--${flag.name}\` has no effect without \`--audit-${backend}-truncate-enabled\`, though it is validated.`,
        ),
      ];
    if (group === 'max' && stringOf(server, 'audit-log-path') === '-')
      return [
        notice(
          'rotation-unused',
          `\`--${flag.name}\` has no effect: standard output is not rotated by kube-apiserver. The container runtime does that.`,
        ),
      ];
    return [];
  });
}

/** With batches of several events and no wait, the buffer is asked again and again. Follows collectEvents of plugin/buffered. */
function busy(server: Server): DoctorFinding[] {
  return ['log', 'webhook'].flatMap((backend): DoctorFinding[] => {
    const at = (name: string) => `audit-${backend}-${name}`;
    const isOn =
      stringOf(server, backend === 'log' ? at('path') : at('config-file')) !== '' &&
      stringOf(server, at('mode')) === 'batch';
    const size = server.values.get(at('batch-max-size'));
    const flag = server.given(at('batch-max-wait')) ?? server.given(at('batch-max-size'));
    if (!isOn || !flag || typeof size !== 'bigint' || size <= 1n) return [];
    if (server.values.get(at('batch-max-wait')) !== 0n) return [];
    const wait = server.given(at('batch-max-wait'));
    const { edit } = server.configuration;
    return [
      {
        code: 'batch-without-wait',
        severity: 'notice',
        at: flag.valueAt,
        message: `A batch of up to ${size} events that waits \`0s\` keeps one core busy all the time, also without requests. Set \`--${at('batch-max-wait')}\`, or a batch size of 1.`,
        fix: fixWith(
          `Set --${at('batch-max-wait')} to 1s`,
          wait ? edit.setValue(wait, '1s') : edit.addFlag(at('batch-max-wait'), '1s'),
        ),
      },
    ];
  });
}

/** A failure at RequestReceived is what blocking-strict acts on. */
function strict(server: Server): DoctorFinding[] {
  if (server.omitsRequestReceived !== true) return [];
  return ['log', 'webhook'].flatMap((backend): DoctorFinding[] => {
    const flag = server.given(`audit-${backend}-mode`);
    if (flag?.value !== 'blocking-strict') return [];
    return [
      {
        code: 'strict-without-received',
        severity: 'warning',
        at: flag.valueAt,
        message:
          '`blocking-strict` fails a request whose RequestReceived event cannot be written, and the policy omits that stage: it does the same as `blocking`. Record RequestReceived, or use `blocking`.',
        fix: fixWith(
          `Set --${flag.name} to blocking`,
          server.configuration.edit.setValue(flag, 'blocking'),
        ),
      },
    ];
  });
}

function isNumber(flag: GivenFlag | undefined): flag is GivenFlag {
  return flag !== undefined && !isTemplate(flag.value);
}

function writesFiles(server: Server): boolean {
  const path = stringOf(server, 'audit-log-path');
  return path !== '' && path !== '-' && stringOf(server, 'audit-policy-file') !== '';
}

function rotation(server: Server): DoctorFinding[] {
  if (!writesFiles(server)) return [];
  const size = server.given('audit-log-maxsize');
  const isNew = Number(server.kubernetes.slice(2)) >= 36;
  if (isNumber(size) && server.values.get('audit-log-maxsize') === 0n && isNew) {
    return [
      {
        code: 'rotation-off',
        severity: 'warning',
        at: size.valueAt,
        message:
          'From Kubernetes 1.36, `0` turns rotation off: the log grows until the disk is full. (Before, it meant 100 MB.) Set a size in MB.',
        fix: fixWith(
          'Set --audit-log-maxsize to 100',
          server.configuration.edit.setValue(size, '100'),
        ),
      },
    ];
  }
  const [age, backups] = ['maxage', 'maxbackup'].map((name) =>
    server.values.get(`audit-log-${name}`),
  );
  const path = server.given('audit-log-path');
  if (age === 0n && backups === 0n && path) {
    return [
      {
        code: 'kept-for-ever',
        severity: 'notice',
        at: path.nameAt,
        message:
          'Old log files are never removed, so the disk fills up: neither `--audit-log-maxage` (days) nor `--audit-log-maxbackup` (files) is set.',
        fix: fixWith(
          'Add --audit-log-maxbackup=10',
          server.configuration.edit.addFlag('audit-log-maxbackup', '10'),
        ),
      },
    ];
  }
  return [];
}

/** What the CIS benchmark and the STIG ask for at least. */
const atLeast = [
  { name: 'audit-log-maxage', least: 30n, unit: 'days' },
  { name: 'audit-log-maxbackup', least: 10n, unit: 'files' },
  { name: 'audit-log-maxsize', least: 100n, unit: 'MB' },
] as const;

function benchmark(server: Server): DoctorFinding[] {
  if (!writesFiles(server)) return [];
  return atLeast.flatMap(({ name, least, unit }): DoctorFinding[] => {
    const flag = server.given(name);
    const value = server.values.get(name);
    if (!isNumber(flag) || typeof value !== 'bigint' || value <= 0n || value >= least) return [];
    return [
      {
        code: 'below-benchmark',
        severity: 'notice',
        at: flag.valueAt,
        message: `The CIS benchmark and the STIG ask for at least ${least} ${unit}; this is ${value}. That matters only if the cluster has to pass one of them.`,
        fix: fixWith(
          `Set --${name} to ${least}`,
          server.configuration.edit.setValue(flag, String(least)),
        ),
      },
    ];
  });
}
