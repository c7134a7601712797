import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { nastyPolicies } from '../../testing/setups/nastyPolicies';
import { archiveFiles } from './archive';
import { policyExports } from './exports';
import { generate } from './generate';

it.each(nastyPolicies)('puts %s into a ConfigMap', (_name, policy) => {
  const [configMap] = policyExports(policy, '1.37');
  expect(parse(configMap?.content ?? '')).toMatchObject({
    kind: 'ConfigMap',
    data: { 'policy.yaml': policy },
  });
});

it('has a patch that kubeadm finds by its name, and lines to add by hand', () => {
  const [, patch, lines] = policyExports('', '1.37');
  expect(patch?.fileName).toMatch(/^kube-apiserver\w*\+json\.yaml$/);
  expect(parse(patch?.content ?? '')).toContainEqual({
    op: 'add',
    path: '/spec/containers/0/command/-',
    value: '--audit-policy-file=/etc/kubernetes/audit/policy.yaml',
  });
  expect(parse(lines?.content ?? '')).toMatchObject({ kind: 'Pod' });
});

it('packs every file, and the steps as Markdown', () => {
  const policy = 'kind: Policy # ```\n';
  const runbook = generate(
    {
      setup: 'k3s',
      kubernetes: '1.36',
      log: 'file',
      webhook: false,
      flags: {},
      highAvailability: true,
    },
    policy,
  );
  const files = archiveFiles(runbook, 'Switch on auditing');
  expect(files.map(({ path, mode }) => [path, mode])).toEqual([
    ['RUNBOOK.md', 0o644],
    ['audit.yaml', 0o600],
    ['k3s-audit.yaml', 0o600],
  ]);
  const [text] = files;
  expect(text?.content).toMatch(/^# Switch on auditing\n/);
  expect(text?.content).toContain('## 1. Back up\n\nOn every control-plane node');
  // A fence that the policy cannot end.
  expect(text?.content).toContain(`\`\`\`\`sh\n`);
});
