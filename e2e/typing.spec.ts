import { expect, test } from '@playwright/test';
import { head, offered, typeSlowly, openAt } from './monaco';
import {
  focusMonaco,
  openStudio,
  panel,
  pasteIntoMonaco,
  rule,
  savedText,
  small,
  verdict,
} from './studio';

test('a policy typed by hand comes out as typed', async ({ page }) => {
  await openStudio(page, '');
  await focusMonaco(page);
  await typeSlowly(
    page,
    `${head}rules:\n- level: Metadata\nverbs: ["get", "list"]\nresources:\n- group: "apps"\nresources: ["deployments"]\n`,
  );
  await expect
    .poll(() => savedText(page))
    .toBe(
      `${head}rules:\n  - level: Metadata\n    verbs: ["get", "list"]\n    resources:\n      - group: "apps"\n        resources: ["deployments"]\n        `,
    );
  await expect(verdict(page)).toHaveText(/^Accepted/);
});

test('Enter is a newline after a complete word, and accepts the suggestion after a partial one', async ({
  page,
}) => {
  await openAt(page, `${head}rules:\n  - level: |`);
  await typeSlowly(page, 'Met');
  await expect.poll(() => offered(page)).toEqual(['Metadata']);
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toBe(`${head}rules:\n  - level: Metadata`);
  await page.keyboard.press('Enter');
  await typeSlowly(page, 'omitStages:\n- Panic\n');
  await expect
    .poll(() => savedText(page))
    .toBe(`${head}rules:\n  - level: Metadata\n    omitStages:\n      - Panic\n      `);
});

test('paths and brackets typed with Enter come out as typed', async ({ page }) => {
  await openAt(page, `${head}rules:\n  - level: None|`);
  await typeSlowly(page, '\nnonResourceURLs:\n- /healthz\n- /api\n');
  await expect
    .poll(() => savedText(page))
    .toContain('    nonResourceURLs:\n      - /healthz\n      - /api\n');
  await pasteIntoMonaco(page, `${head}rules:\n  - level: None\n`);
  await typeSlowly(page, '    verbs: [\n"get"');
  await expect.poll(() => savedText(page)).toMatch(/ {4}verbs: \[\n +"get"\n {4}\]/);
});

test('a paste is kept byte for byte', async ({ page }) => {
  const odd = `${head}rules:\n   - level: None\t\n     # odd\n     users:\n     - "a\u00a0b"\n\n\n   -   level:   Metadata   \n\t# tab\n`;
  await openStudio(page, small);
  await pasteIntoMonaco(page, odd);
  await expect.poll(() => savedText(page)).toBe(odd);
});

test('undo and redo move the caret to the change', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.insertText('# end');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(small);
  await page.keyboard.press('ControlOrMeta+y');
  await expect.poll(() => savedText(page)).toBe(`${small}# end`);
  await page.keyboard.type('!');
  await expect.poll(() => savedText(page)).toBe(`${small}# end!`);
});

test('a word typed at several carets is one undo step', async ({ page }) => {
  await openStudio(page, 'a: 1\na: 2\na: 3\n');
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+Shift+L');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('#x');
  await expect.poll(() => savedText(page)).toBe('#xa: 1\n#xa: 2\n#xa: 3\n');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe('a: 1\na: 2\na: 3\n');
});

test('IME input arrives once', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.type('# ');
  const session = await page.context().newCDPSession(page);
  for (const text of ['に', 'にほ', '日本']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: 2, selectionEnd: 2 });
  }
  await session.send('Input.insertText', { text: '日本' });
  await expect.poll(() => savedText(page)).toBe(`${small}# 日本`);
  await page.keyboard.type('!');
  await expect.poll(() => savedText(page)).toBe(`${small}# 日本!`);
});

test('the caret stays in place while the form edits elsewhere', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.type('# tail');
  await page.keyboard.press('ArrowLeft');
  await rule(page, 1).getByRole('button', { expanded: false }).click();
  await rule(page, 1).getByRole('radio', { name: 'RequestResponse' }).check({ force: true });
  await expect.poll(() => savedText(page)).toContain('RequestResponse # keep');
  await panel(page, 'YAML').getByRole('textbox').focus();
  await page.keyboard.type('!');
  await expect.poll(() => savedText(page)).toContain('# tai!l');
});
