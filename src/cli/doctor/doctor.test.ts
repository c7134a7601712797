import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../../testing/cli/terminal';
import { manifest, policyMount } from '../../testing/doctor/manifest';

const files = {
  'right.yaml': manifest(),
  'lost.yaml': manifest(undefined, [policyMount]),
  'dead.yaml': manifest('- --audit-log-pth=/x', []),
  'scheduler.yaml': 'kind: Pod\nspec:\n  containers:\n  - name: a\n    command: [kube-scheduler]\n',
};

it.each<[args: string[], code: number, said: RegExp]>([
  [['right.yaml'], 0, /^right\.yaml: nothing wrong about auditing\n$/],
  [['lost.yaml'], 1, /lost\.yaml:12:24: warning: `.*` is under no mount.*\[log-not-mounted\]/],
  [['lost.yaml', '--deny', 'error'], 0, /events get lost \(1 warning\)/],
  [['lost.yaml', '--allow', 'log-not-mounted'], 0, /nothing wrong/],
  [['dead.yaml'], 1, /Did you mean `--audit-log-path`\?.*\[flag-unknown\]/],
  [['.'], 1, /lost\.yaml: .*events get lost/],
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
