import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameFrom, textFileName } from './fileName';

const rows: [name: string, given: unknown, expected: string | undefined][] = [
  ['as it is', 'my audit.yml', 'my audit.yml'],
  ['another script', 'سياسة.yaml', 'سياسة.yaml'],
  ['no extension', 'policy', 'policy'],
  ['several dots', 'audit.prod.v2.yaml', 'audit.prod.v2.yaml'],
  ['folders', '../../../.bashrc', 'bashrc'],
  ['folders of Windows', 'C:\\Windows\\win.ini', 'win.ini'],
  ['only folders', '../../', undefined],
  ['only dots', '..', undefined],
  ['nothing', '', undefined],
  ['not a string', ['a.yaml'], undefined],
  ['hidden', '.env', 'env'],
  ['an option', '-rf.yaml', 'rf.yaml'],
  ['a drive and a stream', 'a:b.yaml', 'a-b.yaml'],
  ['characters that Windows rejects', 'a<b>"c|d?e*.yaml', 'a-b--c-d-e-.yaml'],
  ['dots and spaces at the end', 'a.yaml. . ', 'a.yaml'],
  ['space around it', ' a.yaml ', 'a.yaml'],
  ['lines', 'a\nb\tc.yaml', 'a-b-c.yaml'],
  ['control characters', 'a\0\u0007\u007f.yaml', 'a---.yaml'],
  ['bidirectional characters', 'a\u202elmay.exe', 'a-lmay.exe'],
  ['invisible characters', 'a\u200b\ufeff.yaml', 'a--.yaml'],
  ['half a character', 'a\ud83d.yaml', 'a-.yaml'],
  ['a device', 'CON', '_CON'],
  ['a device with an extension', 'nul.yaml', '_nul.yaml'],
  ['a device with two', 'Com1.tar.gz', '_Com1.tar.gz'],
  ['a device with spaces', 'aux  .tar .yaml', '_aux .tar.yaml'],
  ['a device with a superscript', 'LPT³.yaml', '_LPT³.yaml'],
  ['not a device', 'console.yaml', 'console.yaml'],
  ['too long', `${'f'.repeat(300)}.yaml`, `${'f'.repeat(80)}.yaml`],
  ['too long without an extension', 'f'.repeat(1_000_000), 'f'.repeat(80)],
  ['a long last part', `a.${'f'.repeat(300)}`, `a.${'f'.repeat(78)}`],
  ['too long: not cut within a character', `${'f'.repeat(79)}🔥.yaml`, `${'f'.repeat(79)}.yaml`],
];

describe('a file name', () => {
  test.each(rows)('%s', (_name, given, expected) => {
    expect(fileNameFrom(given)).toBe(expected);
  });

  test('is the same when it is read again, and no longer than file systems take', () => {
    const pieces = ['.', '..', '/', '\\', ' ', '-', 'con', 'nul.', '\u202e', ':', 'é', '🔥', 'a'];
    const names = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 9 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(names, (given) => {
        const name = fileNameFrom(given);
        expect(fileNameFrom(name)).toBe(name);
        if (name === undefined) return;
        expect(new TextEncoder().encode(textFileName(name, '')).length).toBeLessThan(256);
        expect(name).not.toMatch(/[/\\:]|^[.-]|[. ]$|\p{C}/u);
      }),
    );
  });
});

test.each<[name: string, text: string, expected: string]>([
  ['a.yaml', '', 'a.yaml'],
  ['a.YML', '', 'a.YML'],
  ['a.json', '', 'a.json'],
  ['policy.yaml.tmpl', '', 'policy.yaml.tmpl'],
  ['policy', '', 'policy.yaml'],
  ['policy', ' {"a": 1}', 'policy.json'],
  ['run.bat', '', 'run.bat.yaml'],
  ['run.CMD', '', 'run.CMD.yaml'],
  ['a.yaml.exe', '', 'a.yaml.exe.yaml'],
  ['x.html', '{}', 'x.html.json'],
  ['bashrc', '', 'bashrc.yaml'],
])('%s, with the text %j: %s', (name, text, expected) => {
  expect(textFileName(name, text)).toBe(expected);
});
