import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iconsOf } from '../../hosting/iconFont.mjs';
import { subset } from '../../hosting/subset.mjs';

const monaco = 'node_modules/monaco-editor/esm/vs/base';
const library = ['codiconsLibrary', 'codicons'].map((name) =>
  readFileSync(`${monaco}/common/${name}.js`, 'utf8'),
);

test.each([
  ['an icon', 'show(Codicon.add)', [0xea60]],
  ['an icon under a second name', 'Codicon.dialogError', [0xea87]],
  ['one whose name differs from its id', 'Codicon.arrowLeft', [0xea9b]],
  ['the same icon twice', 'Codicon.add, Codicon.add', [0xea60]],
  ['an icon that does not exist', 'Codicon.nothing', []],
  ['no icon', 'Codicon[name]', []],
])('%s', (_name, code, characters) => {
  const icons = iconsOf();
  for (const part of [code, ...library]) icons.read(part);
  expect(icons.used()).toEqual(characters);
});

test('a font keeps only the icons asked for', async () => {
  const font = readFileSync(`${monaco}/browser/ui/codicons/codicon/codicon.ttf`);
  const one = await subset(font, [0xea60]);
  const two = await subset(font, [0xea60, 0xea87]);
  expect(one.length).toBeLessThan(font.length / 10);
  expect(two.length).toBeGreaterThan(one.length);
});

test('what is no font is refused', async () => {
  await expect(subset(new Uint8Array(100), [0xea60])).rejects.toThrow('cannot make');
});
