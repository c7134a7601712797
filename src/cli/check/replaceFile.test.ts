import {
  chmodSync,
  linkSync,
  lstatSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../../testing/cli/terminal';
import { replaceFile } from './replaceFile';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const good = `${head}- level: Metadata\n`;
/** kube-apiserver ignores the key. */
const warned = `${head}- level: Metadata\n  verb: ["get"]\n`;

it('writes the file, with its line breaks and mark, and reports what is left', async () => {
  const text = `\uFEFF${warned.replaceAll('\n', '\r\n')}  # kept\r\n`;
  const { auditorium, folder } = inFolder({ 'a.yaml': text });
  const ran = await auditorium(['check', '--fix', 'a.yaml', '--deny', 'warning']);
  expect(ran.err).toBe('a.yaml: 1 fix: Rename to verbs.\n');
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(text.replace('verb:', 'verbs:'));
  expect(ran.code).toBe(0);
});

it('keeps links and permissions, and fixes a file once', async () => {
  const { auditorium, folder } = inFolder({ 'a.yaml': warned });
  chmodSync(join(folder, 'a.yaml'), 0o640);
  symlinkSync('a.yaml', join(folder, 'link.yaml'));
  linkSync(join(folder, 'a.yaml'), join(folder, 'hard.yaml'));
  const ran = await auditorium(['check', '--fix', 'link.yaml', 'a.yaml', './a.yaml']);
  expect(ran.err).toBe('link.yaml: 1 fix: Rename to verbs.\n');
  expect(readFileSync(join(folder, 'hard.yaml'), 'utf8')).toContain('verbs');
  rmSync(join(folder, 'hard.yaml'));
  writeFileSync(join(folder, 'a.yaml'), warned);
  await auditorium(['check', '--fix', 'link.yaml']);
  expect(readFileSync(join(folder, 'link.yaml'), 'utf8')).toContain('verbs');
  expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.yaml', 'link.yaml']);
});

it('leaves a file that was changed meanwhile, and one of another encoding', () => {
  const { folder } = inFolder({
    'a.yaml': warned,
    'utf16.yaml': Buffer.from(`\uFEFF${warned}`, 'utf16le'),
  });
  const input = (name: string, text: string) => ({
    name,
    path: join(folder, name),
    text,
    isMarked: true,
  });
  expect(replaceFile(input('a.yaml', good), 'x')).toBe('it was changed meanwhile');
  expect(replaceFile(input('utf16.yaml', warned), 'x')).toContain('it is UTF-16');
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(warned);
});

it('prints the fixed text of standard input, and the report beside it', async () => {
  const { auditorium } = inFolder({});
  const ran = await auditorium(['check', '--fix', '-'], { stdin: warned });
  expect(ran.out).toBe(warned.replace('verb:', 'verbs:'));
  expect(ran.err).toContain('<stdin>: accepted');
});

it('leaves what to record to people, and what is allowed', async () => {
  const text = `${head}- level: RequestResponse # auditorium: allow credentials-recorded\n  verbs: [GET] # auditorium: allow verb-is-http-method\n`;
  const { auditorium, folder } = inFolder({ 'a.yaml': text });
  await auditorium(['check', '--fix', 'a.yaml']);
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(text);
});

it('puts the fixed policy back into its file', async () => {
  const around = (policy: string) =>
    `# kept\nkind: ConfigMap\ndata:\n  policy.yaml: |\n${policy.replaceAll(/^/gm, '    ')}  other: 1\n`;
  const { auditorium, folder } = inFolder({
    'cm.yaml': around(warned.trimEnd()).replace('  other', '\n  other'),
  });
  const ran = await auditorium(['check', '--fix', '--extract', 'cm.yaml']);
  expect(ran.err).toBe('cm.yaml: 1 fix: Rename to verbs.\n');
  expect(readFileSync(join(folder, 'cm.yaml'), 'utf8')).toContain(
    '\n      verbs: ["get"]\n  other: 1\n',
  );
});
