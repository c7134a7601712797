import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iframe, markdownWithYaml } from './shareTexts';

const embedding = readFileSync('docs/embedding.md', 'utf8');
const address = 'https://a.example/#v1=abc';

test.each<[string, string, string]>([
  ['a policy', 'kind: Policy\n', '```yaml\nkind: Policy\n```'],
  ['without a line end', 'kind: Policy', '```yaml\nkind: Policy\n```'],
  ['with a fence in it', '# ````\n', '`````yaml\n# ````\n`````'],
  ['nothing', '', '```yaml\n```'],
])('Markdown with the YAML: %s', (_name, yaml, block) => {
  expect(markdownWithYaml('x', yaml, address)).toBe(`${block}\n\n[x](${address})\n`);
});

test.each([
  ['a policy', iframe('x', address, 480), false],
  ['an exercise', iframe('x', address, 480, true), true],
])('the frame of %s can submit forms', (_name, frame, downloads) => {
  const allowed = /sandbox="([^"]*)"/.exec(frame)?.[1]?.split(' ') ?? [];
  expect(allowed).toContain('allow-forms');
  expect(allowed.includes('allow-downloads')).toBe(downloads);
  // As in the documentation.
  if (!downloads) expect(embedding).toContain(`sandbox="${allowed.join(' ')}"`);
});

test('an iframe escapes names in its attributes', () => {
  expect(iframe('"><script>&', address, 480)).toContain(
    'title="&#34;&#62;&#60;script&#62;&#38;" width',
  );
  expect(iframe('x', address, 600)).toContain(
    `src="${address}" title="x" width="100%" height="600"`,
  );
});
