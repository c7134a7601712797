import { expect, it } from 'vitest';
import { inFolder, policy } from '../testing/cli/terminal';

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
const config = (...texts: string[]) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: audit }\ndata:\n${texts
    .map((text, at) => `  p${at + 1}.yaml: |\n${indented(text)}`)
    .join('')}`;
const silent = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const files = {
  'policy.yaml': policy,
  'one.yaml': config(policy),
  'two.yaml': config(policy, silent),
  'broken.yaml': config(policy.replace('level: None', 'level: Nothing')),
  'odd#2': silent,
};
const pods = ['--kubectl', 'kubectl get pods'];

it.each<[name: string, args: string[]]>([
  ['explain', [...pods, '--format', 'json']],
  ['events', ['--kubectl', 'kubectl get secrets -n dev', '--as', 'admin']],
])('%s takes the policy in a ConfigMap, and a policy as it is', async (name, args) => {
  const { auditorium } = inFolder(files);
  const alone = await auditorium([name, 'policy.yaml', ...args]);
  expect(alone.code).toBe(0);
  expect(await auditorium([name, '--extract', 'policy.yaml', ...args])).toEqual(alone);
  expect(await auditorium([name, '--extract', 'one.yaml', ...args])).toEqual(alone);
  expect(await auditorium([name, '--extract', 'two.yaml#1', ...args])).toEqual(alone);
  expect(await auditorium([name, '--extract', '-', ...args], { stdin: files['one.yaml'] })).toEqual(
    alone,
  );
});

it('explain names the lines of the file', async () => {
  const { auditorium } = inFolder(files);
  const { out } = await auditorium(['explain', '--extract', 'one.yaml', '--as', 'admin', ...pods]);
  const line = config(policy).split('\n').indexOf('    - level: Request') + 1;
  expect(out).toContain(`line ${line}`);
});

it('diff compares two policies of one file, also of standard input', async () => {
  const { auditorium } = inFolder(files);
  const both = await auditorium(['diff', '--extract', '--exit-code', 'two.yaml#1', 'two.yaml#2']);
  expect(both).toMatchObject({ code: 1, err: '' });
  const stdin = files['two.yaml'];
  const same = ['diff', '--extract', '--exit-code', '-#2', 'odd#2'];
  expect(await auditorium(same, { stdin })).toMatchObject({ code: 0, err: '' });
  expect((await auditorium(['diff', '--extract', '-#1', '-#2'], { stdin })).err).toContain('twice');
});

it.each<[name: string, args: string[], said: RegExp]>([
  [
    'lists several policies, and how to choose',
    ['events', '--extract', 'two.yaml'],
    /^auditorium: two\.yaml has 2 policies\. Name one of them:\n {2}two\.yaml#1 {2}line \d+ \(data\.p1\.yaml\)\n {2}two\.yaml#2 {2}line \d+ \(data\.p2\.yaml\)\n/,
  ],
  ['the same for a number too high', ['events', '--extract', 'two.yaml#3'], /two\.yaml#2 {2}line/],
  ['or 0', ['events', '--extract', 'one.yaml#0'], /has one policy\. Name one of them:\n {2}one/],
  ['no file of this name', ['events', '--extract', 'none.yaml#1'], /none\.yaml does not exist/],
  ['the option that is missing', ['events', 'one.yaml'], /add --extract\./],
  [
    'the place of an error in its file',
    ['events', '--extract', 'broken.yaml'],
    /broken\.yaml:\d\d:/,
  ],
])('says %s', async (_name, args, said) => {
  const { auditorium } = inFolder(files);
  const { code, out, err } = await auditorium(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
});
