import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../../testing/cli/terminal';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const good = `${head}- level: Metadata\n`;
/** kube-apiserver ignores the key. */
const warned = `${head}- level: Metadata\n  verb: ["get"]\n`;
const rejected = `${head}- level: Everything\n`;

it('reads standard input', async () => {
  const { auditorium } = inFolder({});
  const ran = await auditorium(['check', '-'], { stdin: rejected });
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('<stdin>:4:10: error: kube-apiserver:');
});

it.each<[name: string, args: string[], said: string]>([
  [
    'standard input twice',
    ['-', '-'],
    '- is given twice, but standard input can be read only once.',
  ],
  ['a missing file', ['no.yaml'], 'no.yaml does not exist.'],
  ['a binary file', ['binary.yaml'], 'binary.yaml is not a text file.'],
  ['a link to itself', ['loop.yaml'], 'loop.yaml is a link to itself.'],
  [
    'a code that does not exist',
    ['--allow', 'no-catchall', 'a.yaml'],
    'there is no such code. Did you mean no-catch-all?',
  ],
  [
    'words of kube-apiserver',
    ['--allow', 'unknown-field', 'a.yaml'],
    'what kube-apiserver reports cannot be allowed.',
  ],
  [
    'a format that does not exist',
    ['--format', 'xml', 'a.yaml'],
    'Use one of: text, json, sarif, github.',
  ],
  ['a missing value', ['--deny', '--fix', 'a.yaml'], '--deny needs a value: --deny WHAT.'],
  [
    'a misspelled option',
    ['--form=json', 'a.yaml'],
    'Unknown option: --form. Did you mean --format?',
  ],
])('refuses %s', async (_, args, said) => {
  const { auditorium, folder } = inFolder({
    'a.yaml': good,
    'binary.yaml': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]),
  });
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  const ran = await auditorium(['check', ...args]);
  expect(ran.err).toContain(said);
  expect(ran.code).toBe(2);
});

it.each<[name: string, args: string[], said: string]>([
  ['an empty name', [''], 'A file name is empty. See auditorium check --help.'],
  [
    'a name like an option',
    ['-a.yaml'],
    'Unknown option: -a.yaml. If it is a file, write ./-a.yaml',
  ],
  ['a name like help', ['--', '-h'], 'auditorium: -h does not exist.\n'],
])('refuses %s', async (_, args, said) => {
  const ran = await inFolder({}).auditorium(['check', ...args]);
  expect(ran.err).toContain(said);
  expect(ran).toMatchObject({ code: 2, out: '' });
});

it('has no answer for a policy that is too long', async () => {
  const { auditorium } = inFolder({ 'a.yaml': `${good}#${'x'.repeat(1_000_001)}` });
  expect((await auditorium(['check', 'a.yaml'])).code).toBe(2);
});

it('leaves out files without a policy, if that is wanted', async () => {
  const { auditorium } = inFolder({ 'a.yaml': good, 'audit/pod.yaml': 'kind: Pod\n' });
  const only = ['check', '--skip-others', 'audit/pod.yaml'];
  expect(await auditorium(only)).toEqual({ code: 0, out: '', err: '' });
  expect((await auditorium([...only, 'a.yaml'])).out).toMatch(/^a\.yaml: accepted/);
});

it('does not wait for a pipe in a directory, nor leave out a policy that it cannot read', async () => {
  const { auditorium, folder } = inFolder({
    'a.yaml': good,
    'latin.yaml': new Uint8Array([...Buffer.from(good), 0x23, 0xfc]),
    'other.yaml': new Uint8Array([0x23, 0xfc]),
  });
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  symlinkSync('pipe.yaml', join(folder, 'link.yaml'));
  const ran = await auditorium(['check', '.']);
  expect(ran.out).toBe('a.yaml: accepted by kube-apiserver 1.37\n');
  expect(ran.err).toBe('auditorium: latin.yaml is not encoded as UTF-8; convert it first.\n');
  expect(ran.code).toBe(2);
});

it('checks what can be read, although another file cannot', async () => {
  const { auditorium, folder } = inFolder({ 'a.yaml': warned, 'closed.yaml': good });
  chmodSync(join(folder, 'closed.yaml'), 0);
  const ran = await auditorium(['check', 'a.yaml', 'none.yaml']);
  expect(ran.out).toContain('a.yaml: accepted');
  expect(ran.err).toBe('auditorium: none.yaml does not exist.\n');
});

it('searches directories: links once, no other kinds, nothing hidden, in order', async () => {
  const { auditorium, folder } = inFolder({
    'b/policy.yaml': good,
    'a/policy.json': JSON.stringify({
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      rules: [{ level: 'None' }],
    }),
    'a/almost.yml': 'apiVersion: audit.k8s.io/v1\nkind: Polizei\n',
    'a/event.json': JSON.stringify({ kind: 'Event', apiVersion: 'audit.k8s.io/v1' }),
    'a/configmap.yaml': `kind: ConfigMap\ndata:\n  policy.yaml: |\n${good.replaceAll(/^/gm, '    ')}`,
    'node_modules/x/policy.yaml': good,
    '.git/policy.yaml': good,
    'name with\nnewline.yaml': good,
  });
  symlinkSync('..', join(folder, 'a/loop'));
  const ran = await auditorium(['check', '.', '--format', 'json']);
  const files = (JSON.parse(ran.out) as { files: { file: string }[] }).files.map(
    ({ file }) => file,
  );
  expect(files).toEqual([
    'a/almost.yml',
    'a/policy.json',
    'b/policy.yaml',
    'name with\nnewline.yaml',
  ]);
  expect((await auditorium(['check', '.'])).out).toContain('name with\\nnewline.yaml: accepted');
});

it.each(['text', 'github'])('does not let a key begin a line of its own: %s', async (format) => {
  const { auditorium } = inFolder({ 'a.yaml': `${good}  "a\\n::add-mask::a\\u009b": 1\n` });
  const ran = await auditorium(['check', '--format', format, 'a.yaml']);
  expect(ran.out).not.toMatch(/^\s*::add-mask|\u009b/m);
});

it('does not let a file write to the terminal', async () => {
  const { auditorium } = inFolder({ 'a.yaml': `${head}- level: "\u001b[31mRed"\n` });
  const ran = await auditorium(['check', 'a.yaml'], { isTerminal: true });
  expect(ran.out).not.toContain('\u001b[31mRed');
});
