import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../../testing/cli/terminal';
import { manifest, policyMount } from '../../testing/doctor/manifest';

const files = {
  'right.yaml': manifest(),
  'lost.yaml': manifest(undefined, [policyMount]),
  'dead.yaml': manifest('- --audit-log-pth=/x', []),
  'shoot.yaml': 'apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nspec: {}\n',
  'scheduler.yaml': 'kind: Pod\nspec:\n  containers:\n  - name: a\n    command: [kube-scheduler]\n',
};

it.each<[args: string[], code: number, said: RegExp]>([
  [['right.yaml'], 0, /^right\.yaml: nothing wrong about auditing\n$/],
  [['lost.yaml'], 1, /lost\.yaml:12:24: warning: `.*` is under no mount.*\[log-not-mounted\]/],
  [['lost.yaml', '--deny', 'error'], 0, /events get lost \(1 warning\)/],
  [['lost.yaml', '--allow', 'log-not-mounted'], 0, /nothing wrong/],
  [['dead.yaml'], 1, /Did you mean `--audit-log-path`\?.*\[flag-unknown\]/],
  [['.'], 1, /lost\.yaml: .*events get lost/],
  [
    ['shoot.yaml'],
    0,
    /nothing wrong about auditing\n  Where events go, .* whoever runs Gardener\.\n$/,
  ],
  [['scheduler.yaml'], 2, /not checked\. This Pod does not run kube-apiserver/],
  [['-'], 2, /not checked\. No kube-apiserver is started here/],
  [['none.yaml'], 2, /none\.yaml does not exist/],
  [[], 2, /Name a file, a directory, or - for standard input/],
  [['right.yaml', '--deny', 'all'], 2, /--deny takes error, warning, notice/],
  [['right.yaml', '--allow', 'log'], 2, /There is no check log/],
])('doctor %j', async (args, code, said) => {
  const { auditorium } = inFolder(files);
  const ran = await auditorium(['doctor', ...args]);
  expect(ran.out + ran.err).toMatch(said);
  expect(ran.code).toBe(code);
});

const strict = manifest(
  '- --audit-policy-file=/etc/kubernetes/audit/policy.yaml\n- --audit-log-path=/var/log/kubernetes/audit/audit.log\n- --audit-log-mode=blocking-strict\n- --audit-log-maxbackup=10',
);
const omitting =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules:\n- level: Metadata\n';
const kind = (source: string) =>
  `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n  extraMounts:\n  - hostPath: ${source}\n    containerPath: /etc/kubernetes/pki/policy.yaml\n  kubeadmConfigPatches:\n  - |\n    kind: ClusterConfiguration\n    apiServer:\n      extraArgs:\n        audit-policy-file: /etc/kubernetes/pki/policy.yaml\n        audit-log-path: "-"\n`;

it.each<[name: string, files: Record<string, string>, args: string[], said: RegExp]>([
  ['without the policy', { 'a.yaml': strict }, ['a.yaml'], /nothing wrong/],
  [
    'the policy of an option',
    { 'a.yaml': strict, 'p.yaml': omitting },
    ['--policy', 'p.yaml', 'a.yaml'],
    /\[strict-without-received\]/,
  ],
  [
    'a policy of that name beside it',
    { 'a.yaml': strict, 'policy.yaml': omitting },
    ['.'],
    /\[strict-without-received\]/,
  ],
  [
    'the policy of an option wins',
    {
      'a.yaml': strict,
      'policy.yaml': omitting,
      'p.yaml': omitting.replace('omitStages: [RequestReceived]\n', ''),
    },
    ['--policy', 'p.yaml', 'a.yaml'],
    /nothing wrong/,
  ],
  [
    'a policy that is rejected',
    { 'a.yaml': strict, 'policy.yaml': omitting.replace('Metadata', 'Everything') },
    ['a.yaml'],
    /rejects `policy\.yaml` and does not start: `.*Everything.*\[policy-file-rejected\]/,
  ],
  [
    'something else of that name',
    { 'a.yaml': strict, 'policy.yaml': 'a: b\n' },
    ['a.yaml'],
    /nothing wrong/,
  ],
  [
    'kind: the policy is there',
    { 'a.yaml': kind('./mine.yaml'), 'mine.yaml': omitting },
    ['a.yaml'],
    /nothing wrong/,
  ],
  [
    'kind: the policy is not there',
    { 'a.yaml': kind('./mine.yaml') },
    ['a.yaml'],
    /a\.yaml:6:15: error: `\.\/mine\.yaml` is not there\..*\[policy-file-missing\]/,
  ],
  [
    'kind: the policy is on another machine',
    { 'a.yaml': kind('/home/me/p.yaml') },
    ['a.yaml'],
    /nothing wrong/,
  ],
])('%s', async (_, texts, args, said) => {
  const { auditorium } = inFolder(texts);
  const ran = await auditorium(['doctor', ...args]);
  expect(ran.out + ran.err).toMatch(said);
});

it('fixes the file in place, and standard input into standard output', async () => {
  const { auditorium, folder } = inFolder(files);
  const ran = await auditorium(['doctor', '--fix', 'lost.yaml']);
  expect(ran.code).toBe(0);
  expect(ran.err).toContain('lost.yaml: 1 fix: Mount /var/log/kubernetes/audit.\n');
  const piped = await auditorium(['doctor', '--fix', '-'], { stdin: files['lost.yaml'] });
  expect(piped.out).toBe(readFileSync(join(folder, 'lost.yaml'), 'utf8'));
});

it('reports as JSON and SARIF, with places', async () => {
  const { auditorium } = inFolder(files);
  const json = JSON.parse((await auditorium(['doctor', 'lost.yaml', '--format', 'json'])).out);
  expect(json.files[0]).toMatchObject({
    kind: 'pod',
    kubernetes: '1.37',
    findings: [{ code: 'log-not-mounted', severity: 'warning', line: 12, column: 24 }],
  });
  const sarif = JSON.parse((await auditorium(['doctor', 'lost.yaml', '--format', 'sarif'])).out);
  expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'log-not-mounted', level: 'warning' });
  expect(sarif.runs[0].tool.driver.rules[0].id).toBe('log-not-mounted');
});
