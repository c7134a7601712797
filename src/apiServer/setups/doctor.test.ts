import { expect, it } from 'vitest';
import { diagnose } from '../doctor/diagnose';
import { logBackends, setupIds, type Choice, type SetupId } from './choice';
import { generate, pathsOf } from './generate';
import { presetIds } from './presets';
import type { Runbook } from './runbook';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';

/** The files that say how the server is run, each alone; those of Gardener together, because one names the other. */
function configured({ files }: Runbook, setup: SetupId): string[] {
  const texts = files
    .filter(({ role }) => role === 'configuration' || role === 'additions' || role === 'patch')
    .map(({ content }) => content);
  return setup === 'gardener' && texts.length > 0 ? [texts.join('---\n')] : texts;
}

/** What the doctor may say about a choice, because the reader chose so. */
function expectedCodes({ setup, kubernetes, log, webhook, preset }: Choice): string[] {
  if (setup === 'gardener') return [];
  const setsLog = ['rke2', 'rancher', 'talos', 'kubespray'].includes(setup);
  const hasFigures = preset === 'cis' || preset === 'stig' || preset === 'lab';
  return [
    ...(log === 'none' && !webhook && !setsLog ? ['backend-missing'] : []),
    ...(log === 'file' && preset === 'lab' ? ['below-benchmark'] : []),
    ...(log === 'file' && !hasFigures && !setsLog && kubernetes === '1.35'
      ? ['kept-for-ever']
      : []),
  ];
}

const choices = (setup: SetupId): Choice[] =>
  (['1.35', '1.36'] as const).flatMap((kubernetes) =>
    logBackends.flatMap((log) =>
      [false, true].flatMap((webhook) =>
        [undefined, ...presetIds]
          .filter(
            (preset) =>
              !preset ||
              (log === 'file' && !webhook && (preset === 'lab' || kubernetes === '1.36')),
          )
          .map((preset) => ({
            setup,
            kubernetes,
            log,
            webhook,
            preset,
            flags: {},
            highAvailability: false,
          })),
      ),
    ),
  );

it.each(setupIds)('the doctor finds nothing wrong in %s', (setup) => {
  for (const choice of choices(setup)) {
    const runbook = generate(choice, policy);
    for (const content of configured(runbook, setup)) {
      const { findings, servers } = diagnose(content, {
        kubernetes: choice.kubernetes,
        omitsRequestReceived: false,
      });
      const codes = new Set(findings.map(({ code }) => code));
      expect([choice, [...codes]]).toEqual([choice, expectedCodes(choice)]);
      expect(servers.length).toBe(1);
    }
  }
});

it.each(setupIds)('the doctor reads the choices of %s back', (setup) => {
  const choice: Choice = {
    setup,
    kubernetes: '1.36',
    log: setup === 'minikube' ? 'stdout' : 'file',
    webhook: true,
    preset: 'cis',
    flags: { 'audit-webhook-mode': 'blocking' },
    highAvailability: false,
  };
  const texts = configured(generate(choice, policy), setup);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const [server] = diagnose(text, { kubernetes: '1.36' }).servers;
    const value = (name: string) => String(server?.values.get(name));
    const paths = pathsOf(choice);
    // What Rancher and Gardener call the file is not in the text.
    const policyPath = setup === 'rancher' ? expect.anything() : paths.policy;
    expect(value('audit-policy-file')).toEqual(policyPath);
    if (setup === 'gardener') continue;
    expect(value('audit-webhook-mode')).toBe('blocking');
    expect(value('audit-webhook-config-file')).toBe(paths.webhook);
    expect(value('audit-log-path')).toBe(choice.log === 'file' ? paths.log : '-');
    if (choice.log !== 'file') continue;
    const figures = ['maxage', 'maxbackup', 'maxsize'].map((name) => value(`audit-log-${name}`));
    expect(figures).toEqual(['30', '10', '100']);
  }
});

const manifest = `apiVersion: v1
kind: Pod
metadata: {name: kube-apiserver, namespace: kube-system}
spec:
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.36.3
      command:
        - kube-apiserver
        - --allow-privileged=true
`;

it.each<[SetupId, string]>([
  ['static-pod', manifest],
  ['systemd', '[Service]\nExecStart=/usr/local/bin/kube-apiserver \\\n  --allow-privileged=true\n'],
])('the doctor finds nothing wrong in the finished file of %s', (setup, current) => {
  const { files } = generate(
    {
      setup,
      kubernetes: '1.36',
      log: 'file',
      webhook: true,
      preset: 'cis',
      flags: {},
      highAvailability: false,
    },
    policy,
    current,
  );
  const file = files.find(({ role }) => role === 'manifest' || role === 'configuration');
  const { findings, servers } = diagnose(file?.content ?? '', { kubernetes: '1.36' });
  expect(findings).toEqual([]);
  expect(String(servers[0]?.values.get('audit-log-maxage'))).toBe('30');
  expect(file?.content).toContain('--allow-privileged=true');
});
