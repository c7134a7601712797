import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readBack } from '../../testing/setups/readBack';
import { auditFlags, auditFlagValues } from '../flags/auditFlags';
import { parseArguments } from '../flags/parseArguments';
import { validateAuditFlags } from '../flags/validateAuditFlags';
import { logBackends, setupIds, type Choice } from './choice';
import { generate, pathsOf } from './generate';
import { isBelow } from './path';
import { presetIds } from './presets';
import { stepIds } from './runbook';
import { setups } from './setups';

const policy = `# Who read which Secret.
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata # no values
    resources:
      - group: ""
        resources: [secrets]
  - level: None
`;

const choice = (given: Partial<Choice>): Choice => ({
  setup: 'static-pod',
  kubernetes: '1.37',
  log: 'file',
  webhook: false,
  flags: {},
  highAvailability: false,
  ...given,
});

/** The versions whose flags or tools differ; the recorded verdicts of the tools cover them all. */
const versions = ['1.31', '1.35', '1.36', '1.37'] as const;

/** Every combination that is offered. */
const combinations = setupIds.flatMap((setup) =>
  versions.flatMap((kubernetes) =>
    logBackends.flatMap((log) =>
      [false, true].flatMap((webhook) =>
        [undefined, ...presetIds].map((preset) =>
          choice({ setup, kubernetes, log, webhook, preset }),
        ),
      ),
    ),
  ),
);

/** What is refused, and by whom. */
const isRefused = ({ setup, kubernetes, log, webhook }: Choice) =>
  (setup === 'kubeadm-v1beta3' && kubernetes === '1.37') ||
  (setup === 'minikube' && log === 'file') ||
  (setup === 'kubespray' && log === 'none' && !webhook);

/** Setups in which the server runs on the host itself, or whose tool mounts what it needs. */
const seesAll = new Set(['systemd', 'k3s', 'microk8s', 'k0s', 'gardener', 'kops', 'kubespray']);

describe.each(setupIds)('%s', (setup) => {
  // Presets matter for one backend, and versions for defaults and refusals. The rest is recorded in conformance/setups.
  const own = combinations.filter(({ setup: of, kubernetes, log, webhook, preset }) => {
    const isUsual = log === 'file' && !webhook;
    const presets = kubernetes === '1.36' ? ['strict', 'siem'] : ['cis'];
    const isTried = preset === undefined || presets.includes(preset);
    return of === setup && (kubernetes === '1.36' ? isUsual || isTried : isUsual && isTried);
  });

  it('writes flags that the server starts with, and reads them back', () => {
    for (const each of own) {
      const runbook = generate(each, policy);
      // It is refused only where it cannot work.
      expect([each, runbook.refused.length > 0]).toEqual([each, isRefused(each)]);
      if (runbook.refused.length > 0) continue;
      const { flags } = readBack(runbook);
      const { setsItself = {}, cannotWrite } = setups[setup];
      const args = [...Object.entries(setsItself), ...flags].map(
        ([name, value]) => `--${name}=${value}`,
      );
      const parsed = parseArguments(args, auditFlags(each.kubernetes));
      expect([each, parsed.error]).toEqual([each, undefined]);
      expect(validateAuditFlags(auditFlagValues(parsed, each.kubernetes))).toEqual([]);
      if (setup === 'gardener') continue;
      const effective = new Map([...Object.entries(setsItself), ...flags]);
      const paths = pathsOf(each);
      expect([each, effective.get('audit-policy-file')]).toEqual([each, paths.policy]);
      const log = { file: paths.log, stdout: '-', none: '' }[each.log];
      expect([each, effective.get('audit-log-path') ?? '']).toEqual([each, log]);
      const webhook = effective.get('audit-webhook-config-file');
      expect(webhook).toBe(each.webhook ? paths.webhook : undefined);
      if (each.preset === 'cis' && each.log === 'file') {
        const figures = ['maxage', 'maxbackup', 'maxsize'].map((name) =>
          effective.get(`audit-log-${name}`),
        );
        expect(figures).toEqual(['30', '10', '100']);
      }
      if (each.preset === 'strict' && each.log !== 'none' && !cannotWrite?.('audit-log-mode'))
        expect(effective.get('audit-log-mode')).toBe('blocking-strict');
    }
  });

  it('embeds the policy byte for byte', () => {
    const { files } = generate(
      choice({ setup, log: setup === 'minikube' ? 'stdout' : 'file', kubernetes: '1.36' }),
      policy,
    );
    expect([...readBack({ files }).strings]).toContain(policy);
    expect(files.find(({ role }) => role === 'policy')?.content ?? policy).toContain(
      'Who read which Secret.',
    );
  });

  it('shows the server every file that its flags name', () => {
    if (seesAll.has(setup) || setup === 'talos' || setup === 'minikube' || setup === 'rancher')
      return;
    const plain = own.filter(({ preset, kubernetes }) => !preset && kubernetes === '1.36');
    for (const each of plain.filter((one) => !isRefused(one))) {
      const { flags, mounts } = readBack(generate(each, policy));
      const ofRke2 = [
        { inside: '/var/lib/rancher/rke2/server/logs', readOnly: false },
        { inside: '/etc/rancher/rke2/audit-policy.yaml', readOnly: true },
      ];
      const all = setup === 'rke2' ? [...mounts, ...ofRke2] : mounts;
      for (const name of ['audit-policy-file', 'audit-log-path', 'audit-webhook-config-file']) {
        const path = flags.get(name);
        if (path === undefined || path === '-') continue;
        const mount = all.find(({ inside }) => isBelow(path, inside));
        expect([each, name, mount?.readOnly]).toEqual([each, name, name !== 'audit-log-path']);
        if (name === 'audit-log-path') expect(mount?.inside).not.toBe(path);
      }
    }
  });

  it('has steps in order, with something to do, to expect and to do otherwise', () => {
    for (const highAvailability of [false, true]) {
      const { steps, files } = generate(
        choice({ setup, log: 'stdout', webhook: true, kubernetes: '1.36', highAvailability }),
        policy,
      );
      const ids = steps.map(({ id }) => id);
      expect(ids).toEqual(stepIds.filter((id) => ids.includes(id)));
      expect(ids).toContain('edit');
      expect(ids).toContain('read');
      expect(ids.at(-1)).toBe('roll-back');
      for (const step of steps) {
        expect(step.commands ?? step.files[0]).toBeDefined();
        expect(step.expect.length * step.otherwise.length * step.why.length).toBeGreaterThan(0);
        for (const file of step.files) expect(files.map(({ path }) => path)).toContain(file);
      }
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      if (ids.includes('policy') && steps.some(({ where }) => where === 'control-plane'))
        expect(steps.some(({ whereText }) => whereText.startsWith('On every'))).toBe(
          highAvailability,
        );
    }
  });
});

it.each<[string, Partial<Choice>, string[]]>([
  [
    'a policy and a log',
    {},
    [
      'audit-policy-file=/etc/kubernetes/audit/policy.yaml',
      'audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
  ],
  ['an override that is the default', { flags: { 'audit-log-mode': 'blocking' } }, []],
  ['an override', { flags: { 'audit-log-mode': 'batch' } }, ['audit-log-mode=batch']],
  [
    'one that is the default in another form',
    { flags: { 'audit-webhook-batch-max-wait': '0.5m' }, webhook: true },
    ['audit-webhook-config-file=/etc/kubernetes/audit/webhook.yaml'],
  ],
  ['the defaults of 1.36', { flags: { 'audit-log-maxage': '366' } }, []],
  [
    'the same before',
    { kubernetes: '1.35', flags: { 'audit-log-maxage': '366' } },
    ['audit-log-maxage=366'],
  ],
  [
    'CIS, although two figures are near the defaults',
    { preset: 'cis' },
    ['audit-log-maxage=30', 'audit-log-maxbackup=10', 'audit-log-maxsize=100'],
  ],
  [
    'lab',
    { preset: 'lab' },
    ['audit-log-maxage=1', 'audit-log-maxbackup=1', 'audit-log-maxsize=10'],
  ],
  [
    'high volume',
    { preset: 'high-volume' },
    ['audit-log-compress=true', 'audit-log-mode=batch', 'audit-log-truncate-enabled=true'],
  ],
  ['strict', { preset: 'strict' }, ['audit-log-mode=blocking-strict']],
  [
    'a preset and an override',
    { preset: 'lab', flags: { 'audit-log-maxsize': '20' } },
    ['audit-log-maxage=1', 'audit-log-maxbackup=1', 'audit-log-maxsize=20'],
  ],
])('writes only what differs: %s', (_name, given, expected) => {
  const { flags } = readBack(generate(choice(given), policy));
  const written = [...flags].map(([name, value]) => `${name}=${value}`);
  const usual = [
    'audit-policy-file=/etc/kubernetes/audit/policy.yaml',
    'audit-log-path=/var/log/kubernetes/audit/audit.log',
  ];
  expect(written.toSorted()).toEqual([...new Set([...usual, ...expected])].toSorted());
});

it('leaves out rotation on standard output, and the log of a preset that is only for a webhook', () => {
  const flags = (given: Partial<Choice>) => [
    ...readBack(generate(choice(given), policy)).flags.keys(),
  ];
  expect(flags({ preset: 'cis', log: 'stdout' })).toEqual(['audit-policy-file', 'audit-log-path']);
  expect(flags({ preset: 'siem', log: 'none', webhook: true })).toEqual([
    'audit-policy-file',
    'audit-webhook-config-file',
    'audit-webhook-truncate-enabled',
  ]);
  expect(flags({ preset: 'strict', log: 'none', webhook: true })).toContain('audit-webhook-mode');
});

it.each<[string, Partial<Choice>, string]>([
  [
    'a mode',
    { flags: { 'audit-log-mode': 'async' } },
    'invalid audit log mode async, allowed modes are "batch,blocking,blocking-strict"',
  ],
  ['a flag', { flags: { 'audit-log-size': '5' } }, 'unknown flag: --audit-log-size'],
  [
    'a number',
    { flags: { 'audit-log-maxage': 'a week' } },
    'invalid argument "a week" for "--audit-log-maxage" flag: strconv.ParseInt: parsing "a week": invalid syntax',
  ],
  [
    'a negative number',
    { flags: { 'audit-log-maxsize': '-1' } },
    "--audit-log-maxsize -1 can't be a negative number",
  ],
  [
    'a relative path',
    { paths: { policy: 'policy.yaml' } },
    '"policy.yaml" is not an absolute path.',
  ],
  [
    'a log that k0s could not rotate',
    { setup: 'k0s', paths: { log: '/var/log/audit.log' } },
    'k0s runs kube-apiserver as the user kube-apiserver, which cannot rotate files in /var/log. Give the log a folder of its own.',
  ],
  [
    'a folder',
    { paths: { log: '/var/log/' } },
    '"/var/log/" is a folder. Add the name of the file.',
  ],
])('refuses %s, where it can in the words of the server', (_name, given, expected) => {
  const runbook = generate(choice(given), policy);
  expect(runbook.refused).toEqual([expected]);
  expect(runbook.files).toEqual([]);
});

it.each<[string, Partial<Choice>, unknown]>([
  [
    'the policy in a folder with other things',
    { paths: { policy: '/etc/kubernetes/audit-policy.yaml' } },
    [
      ['/etc/kubernetes/audit-policy.yaml', 'File'],
      ['/var/log/kubernetes/audit', 'DirectoryOrCreate'],
    ],
  ],
  [
    'the log below the policy',
    { paths: { log: '/etc/kubernetes/audit/logs/audit.log' } },
    [
      ['/etc/kubernetes/audit/policy.yaml', 'File'],
      ['/etc/kubernetes/audit/logs', 'DirectoryOrCreate'],
    ],
  ],
  [
    'both in one folder',
    { paths: { log: '/etc/kubernetes/audit/audit.log' } },
    [['/etc/kubernetes/audit', 'DirectoryOrCreate']],
  ],
  ['standard output', { log: 'stdout' }, [['/etc/kubernetes/audit', 'Directory']]],
  [
    'a webhook beside the policy',
    { log: 'none', webhook: true },
    [['/etc/kubernetes/audit', 'Directory']],
  ],
])('mounts %s', (_name, given, expected) => {
  const { files } = generate(choice(given), policy);
  const additions = files.find(({ role }) => role === 'additions')?.content ?? '';
  const { volumes } = (
    parse(additions) as { spec: { volumes: { hostPath: { path: string; type: string } }[] } }
  ).spec;
  expect(volumes.map(({ hostPath }) => [hostPath.path, hostPath.type])).toEqual(expected);
});

it.each(setupIds)('changes no folder of %s that has other things in it', (setup) => {
  const paths = {
    policy: '/etc/audit-policy.yaml',
    log: '/var/log/own/a.log',
    webhook: '/etc/w.yaml',
  };
  const { steps } = generate(
    choice({
      setup,
      paths,
      webhook: true,
      kubernetes: '1.36',
      log: setup === 'minikube' ? 'stdout' : 'file',
    }),
    policy,
  );
  for (const { commands = '' } of steps)
    expect(commands).not.toMatch(
      /(?:chown|chmod|install -d)[^\n]* '?\/(?:etc|var\/log)'?(?:\s|$)/m,
    );
});

it.each<[string, Partial<Choice>, RegExp, boolean]>([
  [
    'strict, although the policy omits the stage',
    { preset: 'strict' },
    /omits RequestReceived/,
    true,
  ],
  ['without strict', {}, /omits RequestReceived/, false],
  ['no backend', { log: 'none' }, /no event is written/, true],
  ['no limit before 1.36', { kubernetes: '1.35' }, /kept for ever/, true],
  ['no limit since 1.36', { kubernetes: '1.36' }, /kept for ever/, false],
  ['a limit', { kubernetes: '1.35', preset: 'lab' }, /kept for ever/, false],
  [
    'a flag that kOps has no field for',
    { setup: 'kops', preset: 'high-volume' },
    /no field for --audit-log-mode/,
    true,
  ],
  ['a shared folder', { paths: { log: '/etc/kubernetes/audit/a.log' } }, /share a folder/, true],
  [
    'what was not read for this version',
    { setup: 'k3s' },
    /Check for your version of k3s: .*https:/,
    true,
  ],
  ['files of a webhook', { webhook: true }, /webhook-token/, true],
  ['no webhook', {}, /webhook-token/, false],
])('warns of %s', (_name, given, expected, isWarned) =>
  expect(generate(choice(given), policy).warnings.some((text) => expected.test(text))).toBe(
    isWarned,
  ),
);
