import { expect, test } from '@playwright/test';
import {
  openStudio,
  panel,
  pasteIntoArea,
  savedText,
  small,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

/** The plain text area accepts anything. No text may crash the page or get lost. */
test.use({ viewport: { width: 690, height: 900 } });

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const bomb = `${head}a: &a ["x","x","x","x","x","x","x","x","x"]\n${'bcdefghij'
  .split('')
  .map((name, index) => {
    const last = 'abcdefghij'[index];
    return `${name}: &${name} [${Array(9).fill(`*${last}`).join(',')}]`;
  })
  .join('\n')}\nrules: [{level: None}]\n`;

const rows: [name: string, text: string, verdict: RegExp, says: RegExp][] = [
  [
    'half-typed YAML',
    `${head}rules:\n  - level: Metadata\n    verbs: ["get`,
    /^Rejected/,
    /yaml: line/,
  ],
  [
    'tabs',
    `${head}rules:\n\t- level: None\n`,
    /^Rejected/,
    /found character that cannot start any token|tab/,
  ],
  ['smart quotes', `${head}rules:\n  - level: “None”\n`, /^Rejected/, /Unsupported value/],
  ['an empty file', '', /^Rejected/, /unknown group version field/],
  ['only comments', '# nothing\n', /^Rejected/, /unknown group version field/],
  ['several documents', `${small}---\nkind: Other\n`, /^Accepted/, /only reads the first document/],
  [
    'a duplicate key',
    small.replace('- level: None', '- level: None\n    level: Metadata'),
    /^Accepted with warnings/,
    /already set in map/,
  ],
  ['an alias bomb', bomb, /^(Rejected|Accepted)/, /./],
  ['5,000 nested brackets', `${head}rules: ${'['.repeat(5000)}`, /^Rejected/, /./],
  [
    'a Pod',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n',
    /^Rejected/,
    /no kind "Pod" is registered|Pod/,
  ],
  [
    'an audit log line',
    '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","stage":"ResponseComplete"}',
    /^Rejected/,
    /Event/,
  ],
  ['a kubectl error', 'Error from server (NotFound): pods "x" not found', /^Rejected/, /./],
  ['a null rule', `${head}rules:\n  -\n`, /^Rejected/, /rules\[0\]\.level: Required value/],
  [
    'a number for a string',
    `${head}rules:\n  - level: None\n    users: [1]\n`,
    /^Rejected/,
    /cannot unmarshal number/,
  ],
  [
    'JSON',
    '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}]}',
    /^Accepted/,
    /./,
  ],
  ['NUL bytes', `${head}rules:\n  - level: None\u0000\n`, /^Rejected/, /control characters/],
  [
    'emoji and right-to-left names',
    `${head}rules:\n  - level: None\n    users: ["🎭", "مرحبا"]\n`,
    /^Accepted/,
    /./,
  ],
];

test('any text gets a clear verdict and is saved', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.setViewportSize({ width: 1280, height: 720 });
  await openStudio(page, small);
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  for (const [name, text, word, says] of rows) {
    await test.step(name, async () => {
      await area.fill(text);
      await expect.poll(() => savedText(page)).toBe(text);
      await expect(panel(page, 'Problems')).toContainText(says);
      await expect(verdict(page)).toHaveText(word);
      await expect(area).toHaveValue(text);
      expect(errors).toEqual([]);
    });
  }
  await test.step('Windows line endings and a byte order mark are normalized', async () => {
    await openStudio(page, `\uFEFF${small.replaceAll('\n', '\r\n')}`);
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await expect(area).toHaveValue(small);
  });
});

test('20,000 keys in one map and a 5 MB paste do not crash the page @monaco', async ({ page }) => {
  await openStudio(page, small);
  await page.getByRole('button', { name: 'YAML' }).click();
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join('\n');
  await pasteIntoArea(area, `${small}${keys}\n`);
  await expect(verdict(page)).toHaveText(/^Accepted with warnings/);
  await pasteIntoArea(area, 'x'.repeat(5_000_000));
  await expect(verdict(page)).toHaveText(/^Not checked/);
  await page.getByRole('button', { name: 'Problems' }).click();
  await expect(panel(page, 'Problems')).toContainText('5 MB');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(verdict(page)).toHaveText(/^Accepted with warnings/);
});

test('full storage is reported, and the text stays', async ({ page }) => {
  await page.addInitScript(() => {
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
  });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: 'YAML' }).click();
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  await area.fill(small);
  await expect(page.getByText('storage is full')).toBeVisible();
  await expect(area).toHaveValue(small);
});
