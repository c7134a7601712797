import { expect, it } from 'vitest';
import type { Choice, SetupId } from './choice';
import { generate } from './generate';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const runbook = (setup: SetupId, own: Partial<Choice> = {}, current?: string) =>
  generate(
    {
      setup,
      kubernetes: '1.37',
      log: 'file',
      webhook: false,
      flags: {},
      highAvailability: false,
      ...own,
    },
    policy,
    current,
  );
const commands = (setup: SetupId, own?: Partial<Choice>) =>
  runbook(setup, own)
    .steps.map((step) => step.commands ?? '')
    .join('\n');

it('the files that a webhook configuration names are there, wherever it is mounted from', () => {
  for (const setup of ['static-pod', 'kubeadm-v1beta4', 'kind', 'k3d', 'k3s', 'rke2'] as const)
    expect(commands(setup, { webhook: true })).toMatch(/touch \S+webhook-ca\.crt \S+webhook-token/);
  expect(commands('kind', { webhook: true })).toContain(
    'touch audit-policy/webhook-ca.crt audit-policy/webhook-token',
  );
  expect(commands('kind')).not.toContain('touch');
});

it('a patched manifest is as closed as the one of kubeadm', () => {
  expect(commands('static-pod')).toContain("sh -c 'umask 077; kubectl patch");
});

it('of several nodes, one is finished before the next', () => {
  const { warnings, steps } = runbook('kubeadm-v1beta4', { highAvailability: true });
  expect(warnings[0]).toMatch(/do all steps up to “Read the event” on one node/);
  expect(steps.find(({ id }) => id === 'health')?.expect).toContain('--server=https://');
  for (const one of [runbook('kubeadm-v1beta4'), runbook('kind', { highAvailability: true })])
    expect(one.warnings.join()).not.toContain('on one node');
});

it('a manifest of another version than the chosen one is said', () => {
  const manifest = (tag: string) =>
    `kind: Pod\nspec:\n  containers:\n  - command: [kube-apiserver]\n    image: registry.k8s.io/kube-apiserver:${tag}\n`;
  const said = (tag: string) => runbook('static-pod', {}, manifest(tag)).warnings.join();
  expect(said('v1.31.1')).toContain('Your manifest runs Kubernetes 1.31');
  expect(said('v1.37.2')).not.toContain('Your manifest runs');
});

it('no log is written into the root folder, which no Pod can mount', () => {
  const { refused } = runbook('static-pod', { paths: { log: '/audit.log' } });
  expect(refused[0]).toMatch(/is in the root folder/);
  expect(runbook('static-pod', { paths: { log: '/a/audit.log' } }).refused).toEqual([]);
});
