import { expect, test, type Page } from '@playwright/test';
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

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const offered = (page: Page) =>
  page.locator('.suggest-widget.visible .monaco-list-row .label-name').allTextContents();

/** Types as people do: key by key, Enter as Enter, with time for a list to open. */
async function typeSlowly(page: Page, text: string): Promise<void> {
  for (const char of text) {
    await page.keyboard.press(char === '\n' ? 'Enter' : char === ' ' ? 'Space' : char);
    await page.waitForTimeout(40);
  }
}

/** Opens the studio with the caret in Monaco where `|` stands. */
async function openAt(page: Page, marked: string, kubernetes = '1.37'): Promise<void> {
  const offset = marked.indexOf('|');
  await openStudio(page, marked.replace('|', ''), kubernetes);
  await focusMonaco(page);
  await moveTo(page, marked.slice(0, offset));
}

/** Puts the caret where the text `before` ends. */
async function moveTo(page: Page, before: string): Promise<void> {
  const lines = before.split('\n');
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < lines.length; line++) await page.keyboard.press('ArrowDown');
  const last = lines.at(-1) ?? '';
  for (let column = 0; column < last.length; column++) await page.keyboard.press('ArrowRight');
}

test('a policy typed by hand stands as it was typed', async ({ page }) => {
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
  await expect(verdict(page)).toHaveText(/^starts/);
});

test('Enter behind a finished word is a newline, behind half a word takes the offer', async ({
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

test('paths and brackets typed with Enter stay as typed', async ({ page }) => {
  await openAt(page, `${head}rules:\n  - level: None|`);
  await typeSlowly(page, '\nnonResourceURLs:\n- /healthz\n- /api\n');
  await expect
    .poll(() => savedText(page))
    .toContain('    nonResourceURLs:\n      - /healthz\n      - /api\n');
  await pasteIntoMonaco(page, `${head}rules:\n  - level: None\n`);
  await typeSlowly(page, '    verbs: [\n"get"');
  await expect.poll(() => savedText(page)).toMatch(/ {4}verbs: \[\n +"get"\n {4}\]/);
});

test('an empty text: a whole policy is offered', async ({ page }) => {
  await openStudio(page, '');
  await focusMonaco(page);
  await typeSlowly(page, 'p');
  await expect.poll(() => offered(page)).toContain('policy');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^starts/);
  await expect.poll(() => savedText(page)).toContain('- level: Metadata\n');
});

test('a picked field leads on to its values', async ({ page }) => {
  await openAt(page, `${head}rules:\n  - level: None\n    |`);
  await page.keyboard.press('Control+Space');
  await expect.poll(() => offered(page)).toContain('verbs');
  expect(await offered(page)).not.toContain('level');
  await typeSlowly(page, 'verb');
  await page.keyboard.press('Enter');
  await expect.poll(() => offered(page)).toContain('deletecollection');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toContain('    verbs: ["list"]');
});

const completions: [name: string, text: string, some: string[], none: string[]][] = [
  ['top fields not there yet', `${head}|`, ['omitStages', 'rules'], ['kind', 'apiVersion']],
  ['stages in quotes', `${head}omitStages: ["|"]`, ['RequestReceived', 'Panic'], []],
  ['booleans', `${head}omitManagedFields: |`, ['true', 'false'], []],
  [
    'resources of the group',
    `${head}rules:\n- resources:\n  - group: "apps"\n    resources: ["|"]`,
    ['deployments', 'deployments/scale'],
    ['pods'],
  ],
  [
    'stages not in the list yet',
    `${head}omitStages:\n- Panic\n- |`,
    ['RequestReceived'],
    ['Panic'],
  ],
];
for (const [name, text, some, none] of completions) {
  test(`offers ${name}`, async ({ page }) => {
    await openAt(page, text);
    await page.keyboard.press('Control+Space');
    await expect.poll(() => offered(page)).toEqual(expect.arrayContaining(some));
    const all = await offered(page);
    for (const value of none) expect(all).not.toContain(value);
  });
}

test('a rule picked in a flow list comes with its braces and leads on', async ({ page }) => {
  await openAt(page, `${head}rules: [|]\n`);
  await page.keyboard.press('Control+Space');
  await expect.poll(() => offered(page)).toContain('nonResourceURLs');
  await typeSlowly(page, 'lev');
  await page.keyboard.press('Enter');
  await expect.poll(() => offered(page)).toContain('RequestResponse');
  await typeSlowly(page, 'Metad');
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toBe(`${head}rules: [{ level: Metadata }]\n`);
});

test('the version decides whether group "*" is offered', async ({ page }) => {
  await openAt(page, `${head}rules:\n- resources:\n  - group: "|"`, '1.35');
  await typeSlowly(page, '*');
  await page.keyboard.press('Control+Space');
  await page.waitForTimeout(300);
  expect(await offered(page)).not.toContain('*');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.36');
  await panel(page, 'YAML').locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Space');
  await expect.poll(() => offered(page)).toContain('*');
});

test('a paste is kept byte for byte', async ({ page }) => {
  const odd = `${head}rules:\n   - level: None\t\n     # odd\n     users:\n     - "a\u00a0b"\n\n\n   -   level:   Metadata   \n\t# tab\n`;
  await openStudio(page, small);
  await pasteIntoMonaco(page, odd);
  await expect.poll(() => savedText(page)).toBe(odd);
});

const misspelled = small.replace('    resources:', '    verb: ["get"]\n    resources:');

test('hover tells what a field and a value mean', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  const hover = page.locator('.monaco-hover:visible');
  await panel(page, 'YAML').getByText('resources', { exact: true }).last().hover();
  await expect(hover).toContainText('"*" is everything in the group, "*/*" matches nothing.');
  await page.mouse.move(0, 0);
  await panel(page, 'YAML').getByText('Metadata', { exact: true }).hover();
  await expect(hover).toContainText('Who, what, when and the answer code; no bodies.');
});

test('hover on a squiggle tells the problem and fixes it, as one step of undo', async ({
  page,
}) => {
  await openStudio(page, misspelled);
  await focusMonaco(page);
  await panel(page, 'YAML').getByText('verb', { exact: true }).hover();
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('unknown field "rules[0].verb"');
  await hover.getByRole('button', { name: /Quick Fix/ }).click();
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toBe(misspelled.replace('verb:', 'verbs:'));
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(misspelled);
});

test('Ctrl+. offers the fix of the Problems panel', async ({ page }) => {
  await openStudio(page, misspelled);
  const fix = panel(page, 'Problems').getByRole('button', { name: /verbs/ });
  const title = (await fix.textContent()) ?? '';
  await focusMonaco(page);
  await panel(page, 'YAML').getByText('verb', { exact: true }).click();
  await page.keyboard.press('ControlOrMeta+.');
  const menu = page.locator('.action-widget').first();
  await expect(menu).toContainText(title.trim());
  const words = menu.locator('.action .title');
  expect(await words.evaluate((span) => span.scrollWidth - span.clientWidth)).toBe(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toBe(misspelled.replace('verb:', 'verbs:'));
});

test('squiggles stand at their words again when undo brings the text back', async ({ page }) => {
  await openStudio(page, misspelled);
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect.poll(() => savedText(page)).toBe('');
  await page.keyboard.press('ControlOrMeta+z');
  await panel(page, 'YAML').getByText('verb', { exact: true }).hover();
  await expect(page.locator('.monaco-hover:visible')).toContainText(
    'unknown field "rules[0].verb"',
  );
});

test('a repeated key: Ctrl+. and the Problems panel remove the one that is ignored', async ({
  page,
}) => {
  const twice = small.replace('- level: None', '- level: Request\n    level: None');
  await openStudio(page, twice);
  const fix = panel(page, 'Problems').getByRole('button', { name: 'Remove the ignored duplicate' });
  await fix.click();
  await expect.poll(() => savedText(page)).toBe(small);
  await expect(fix).toBeHidden();
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(twice);
  await expect(fix).toBeVisible();
  for (const key of ['ControlOrMeta+End', 'ArrowUp', 'End', 'Home']) await page.keyboard.press(key);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.locator('.action-widget').first()).toContainText(
    'Remove the ignored duplicate',
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toBe(small);
});

test('undo and redo take the caret to the change', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.type('# end');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(small);
  await page.keyboard.press('ControlOrMeta+y');
  await expect.poll(() => savedText(page)).toBe(`${small}# end`);
  await page.keyboard.type('!');
  await expect.poll(() => savedText(page)).toBe(`${small}# end!`);
});

test('a word typed at several carets is one step of undo', async ({ page }) => {
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

test('composed letters arrive once', async ({ page }) => {
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

test('the caret stays where it is while the form edits elsewhere', async ({ page }) => {
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

test('theme and width change in the middle of an edit', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.type('# kept');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 690, height: 900 });
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  const area = page.locator('textarea[aria-label="Policy YAML"]');
  await expect(area).toHaveValue(`${small}# kept`);
  await area.press('ControlOrMeta+End');
  await page.keyboard.type('\n# more');
  await page.setViewportSize({ width: 1400, height: 900 });
  await focusMonaco(page);
  await expect.poll(() => savedText(page)).toBe(`${small}# kept\n# more`);
  for (let step = 0; step < 3; step++) await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(small);
});

test('Tab is for indenting until Ctrl+M lets it move the focus', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.press('Tab');
  // Two or four: Monaco indents by what it knows of YAML by then.
  const indent = async () => (await savedText(page)).slice(small.length);
  await expect.poll(indent).toMatch(/^(?: {2}){1,2}$/);
  const indented = await savedText(page);
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  const isInside = () =>
    page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
  await expect.poll(isInside).toBe(false);
  expect(await savedText(page)).toBe(indented);
});

test('without Monaco the text area stays', async ({ page }) => {
  await page.route(/MonacoEditor.*\.js/, (route) => route.abort());
  await openStudio(page, small);
  const area = page.locator('textarea[aria-label="Policy YAML"]');
  await expect(area).toHaveValue(small);
  await area.press('ControlOrMeta+End');
  await page.keyboard.type('  - level: [');
  await expect(verdict(page)).toHaveText(/^refused/);
  await expect(area).toHaveValue(`${small}  - level: [`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(area).toHaveValue(small);
});
