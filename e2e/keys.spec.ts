import { expect, test, type Page } from './test';
import {
  focusMonaco,
  grid,
  openRule,
  openStudio,
  panel,
  pasteIntoMonaco,
  policyOf,
  rule,
  ruleHead,
  savedNow,
  small,
  verdict,
} from './studio';

/** A key of the help sheet: its place there, and what it says. The checks leave the studio as they found it. */
type Check = (page: Page) => Promise<void>;

const inEditor = (page: Page) =>
  page.evaluate(() => Boolean(document.activeElement?.closest('[data-pane="YAML"]')));
const focusedPane = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'));
const dialog = (page: Page) => page.getByRole('dialog');
const text = (page: Page) => expect.poll(() => savedNow(page));
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Goes into the editor with the keyboard alone. */
async function tabIntoEditor(page: Page) {
  await ruleHead(page, 1).focus();
  await press(page, 'Shift+F6');
  await expect.poll(() => inEditor(page)).toBe(true);
}

const listOf = (page: Page, name: string) =>
  rule(page, 1).getByRole('combobox', { name, exact: true });
const separator = (page: Page) => page.getByRole('separator', { name: 'Width of YAML' });
const width = (page: Page) =>
  separator(page)
    .getAttribute('aria-valuenow')
    .then((now) => Number(now));
const row = (page: Page, number: number) => grid(page).getByRole('row').nth(number);

/** Unknown fields on lines 6 and 9. */
const twoProblems = policyOf(
  '  - level: Metadata\n    verbs: [get]\n    usrs: [a]\n  - level: Metadata\n    verbs: [list]\n    grups: [b]\n  - level: Metadata\n',
);

const checks: Record<string, Check> = {
  'Edit: Undo': async (page) => {
    await focusMonaco(page);
    await page.keyboard.insertText('# typed');
    await text(page).toBe(`${small}# typed`);
    await press(page, 'ControlOrMeta+z');
    await text(page).toBe(small);
  },
  'Edit: Redo': async (page) => {
    await press(page, 'ControlOrMeta+Shift+z');
    await text(page).toBe(`${small}# typed`);
    await press(page, 'ControlOrMeta+z', 'Control+y');
    await text(page).toBe(`${small}# typed`);
    await press(page, 'ControlOrMeta+z');
    await text(page).toBe(small);
  },
  'Edit: Open file…': async (page) => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    const chooser = page.waitForEvent('filechooser');
    await press(page, 'ControlOrMeta+o');
    await chooser;
  },
  'Edit: Save to file, or download': async (page) => {
    const download = page.waitForEvent('download');
    await press(page, 'ControlOrMeta+s');
    expect((await download).suggestedFilename()).toMatch(/\.yaml$/);
  },
  'Go to: Find a command': async (page) => {
    await press(page, 'ControlOrMeta+k');
    await expect(dialog(page)).toBeVisible();
    await press(page, 'ControlOrMeta+k');
    await expect(dialog(page)).toBeHidden();
  },
  'Go to: Next pane': async (page) => {
    await tabIntoEditor(page);
    await press(page, 'F6');
    await expect.poll(() => focusedPane(page)).toBe('Rules');
  },
  'Go to: Previous pane': async (page) => {
    await press(page, 'Shift+F6');
    await expect.poll(() => focusedPane(page)).toBe('YAML');
  },
  'Problems: Next problem': (page) =>
    problemKeys(
      page,
      [1, 2, 1].map((number) => () => ruleHead(page, number).focus()),
    ),
  'Problems: Previous problem': (page) =>
    problemKeys(
      page,
      [2, 1, 2].map((number) => () => ruleHead(page, number).focus()),
    ),
  'In the YAML editor: Next and previous problem': (page) =>
    problemKeys(page, [
      async () => {
        await focusMonaco(page);
        await press(page, 'ControlOrMeta+Home');
      },
    ]),
  'In the YAML editor: Quick fixes for this line': async (page) => {
    await focusMonaco(page);
    await press(page, 'ControlOrMeta+Home', ...Array<string>(5).fill('ArrowDown'));
    await press(page, 'ControlOrMeta+.');
    await expect(page.locator('.action-widget').first()).toBeVisible();
    await press(page, 'Escape');
  },
  'View: Keyboard shortcuts and symbols': async (page) => {
    const places: (() => Promise<void>)[] = [
      () => ruleHead(page, 1).focus(),
      () => focusMonaco(page),
      () => page.getByRole('searchbox', { name: 'Filter requests' }).focus(),
      () => row(page, 1).focus(),
    ];
    for (const go of places) {
      // One place after the other.
      await go();
      await press(page, 'F1');
      await expect(dialog(page)).toHaveAccessibleName('Keyboard shortcuts and symbols');
      await press(page, 'Escape');
      await expect(dialog(page)).toBeHidden();
    }
    await ruleHead(page, 1).focus();
    await press(page, '?');
    await expect(dialog(page)).toHaveAccessibleName('Keyboard shortcuts and symbols');
    await press(page, 'Escape');
    await expect(dialog(page)).toBeHidden();
    await focusMonaco(page);
    await press(page, '?');
    await text(page).toBe(`${small}?`);
    await press(page, 'ControlOrMeta+z');
  },
  'In the YAML editor: Move the focus; after you type or click, indent': async (page) => {
    await tabIntoEditor(page);
    await press(page, 'Tab');
    await expect(separator(page)).toBeFocused();
    await press(page, 'Shift+Tab');
    await expect.poll(() => inEditor(page)).toBe(true);
    await press(page, 'Shift+Tab');
    await expect.poll(() => inEditor(page)).toBe(false);
    await text(page).toBe(small);
    await focusMonaco(page);
    await press(page, 'Tab');
    await expect.poll(() => savedNow(page)).toMatch(/\n +$/);
    const indented = (await savedNow(page)).length;
    await press(page, 'Shift+Tab');
    await expect.poll(async () => (await savedNow(page)).length).toBeLessThan(indented);
    await pasteIntoMonaco(page, small);
    await text(page).toBe(small);
  },
  'In the YAML editor: Tab moves the focus again': async (page) => {
    await focusMonaco(page);
    await press(page, 'Escape', 'Tab');
    await expect(separator(page)).toBeFocused();
    await text(page).toBe(small);
  },
  'In the YAML editor: Toggle whether Tab moves the focus or indents': async (page) => {
    await focusMonaco(page);
    await press(page, 'Control+m', 'Tab');
    await expect(separator(page)).toBeFocused();
    await press(page, 'Shift+Tab', 'Control+m', 'Tab');
    await expect.poll(() => savedNow(page)).toMatch(/\n +$/);
    await pasteIntoMonaco(page, small);
    await text(page).toBe(small);
  },
  'In the YAML editor: Move the rule at the caret up or down': async (page) => {
    await focusMonaco(page);
    await press(page, 'ArrowUp', 'Alt+ArrowUp');
    await expect.poll(() => savedNow(page)).toMatch(/None[^]*Metadata/);
    await press(page, 'Alt+ArrowDown');
    await text(page).toBe(small);
  },
  'In the YAML editor: Suggest fields and values': async (page) => {
    await focusMonaco(page);
    await press(page, 'Control+Space');
    await expect(page.locator('.suggest-widget.visible')).toBeVisible();
    await press(page, 'Escape');
    await expect(page.locator('.suggest-widget.visible')).toBeHidden();
    await text(page).toBe(small);
  },
  'In the YAML editor: Find': async (page) => {
    await focusMonaco(page);
    await press(page, 'ControlOrMeta+f');
    await expect(page.locator('.find-widget.visible')).toBeVisible();
    await press(page, 'Escape');
    await expect(page.locator('.find-widget.visible')).toBeHidden();
  },
  'In the rules: Move the rule up or down': async (page) => {
    await ruleHead(page, 1).focus();
    await press(page, 'Alt+ArrowDown');
    await expect.poll(() => savedNow(page)).toMatch(/None[^]*Metadata/);
    await press(page, 'Alt+ArrowUp');
    await text(page).toBe(small);
  },
  'In the rules: Open or close the rule': async (page) => {
    await ruleHead(page, 1).focus();
    await press(page, 'Enter');
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await press(page, 'Enter');
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'false');
  },
  'In the lists of a rule: Add the highlighted value, or what is typed': async (page) => {
    await openRule(page, 1);
    await listOf(page, 'Verbs').focus();
    await page.keyboard.type('wat');
    await expect(page.getByRole('option', { name: 'watch' })).toHaveAttribute('data-focused');
    await press(page, 'Enter');
    await expect.poll(() => savedNow(page)).toContain('verbs: ["watch"]');
    await listOf(page, 'Users').focus();
    await page.keyboard.type('system:ad');
    await press(page, 'Enter');
    await expect.poll(() => savedNow(page)).toContain('users: ["system:ad"]');
    await press(page, 'ControlOrMeta+z', 'ControlOrMeta+z');
    await text(page).toBe(small);
  },
  'In the lists of a rule: Add what is typed': async (page) => {
    await listOf(page, 'Verbs').focus();
    await page.keyboard.type('wat');
    await press(page, 'Shift+Enter');
    await expect.poll(() => savedNow(page)).toContain('verbs: ["wat"]');
    await press(page, 'ControlOrMeta+z');
    await text(page).toBe(small);
  },
  'In the lists of a rule: Discard what is typed': async (page) => {
    await listOf(page, 'Verbs').focus();
    await page.keyboard.type('wat');
    await press(page, 'Escape', 'Tab');
    await expect(page.getByRole('listbox')).toBeHidden();
    await text(page).toBe(small);
  },
  'In the lists of a rule: Remove the last value': async (page) => {
    await listOf(page, 'Verbs').focus();
    await page.keyboard.type('get');
    await press(page, 'Enter');
    await expect.poll(() => savedNow(page)).toContain('verbs: ["get"]');
    await press(page, 'Backspace');
    await text(page).toBe(small);
    await ruleHead(page, 1).click();
  },
  'In the requests: Select the previous or next request': async (page) => {
    await row(page, 1).focus();
    await press(page, 'ArrowDown');
    await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
    await press(page, 'ArrowUp');
    await expect(row(page, 1)).toHaveAttribute('aria-selected', 'true');
  },
  'In the requests: Select the first or last request': async (page) => {
    await press(page, 'End');
    await expect(grid(page).getByRole('row').last()).toHaveAttribute('aria-selected', 'true');
    await press(page, 'Home');
    await expect(row(page, 1)).toHaveAttribute('aria-selected', 'true');
  },
  'In the requests: Clear selection': async (page) => {
    await press(page, 'Escape');
    await expect(grid(page).getByRole('row', { selected: true })).toHaveCount(0);
  },
  'In the requests: In the details: previous or next request': async (page) => {
    await row(page, 2).click();
    await page.getByRole('tab', { name: 'Why' }).focus();
    await press(page, 'Alt+ArrowDown');
    await expect(row(page, 3)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText(/^Request 3 of \d+: kubectl/)).toBeAttached();
    await press(page, 'Alt+ArrowUp');
    await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
    await press(page, 'Escape');
    await expect(grid(page).getByRole('row', { selected: true })).toHaveCount(0);
  },
  'On the border between panes: Resize': async (page) => {
    await separator(page).focus();
    const before = await width(page);
    await press(page, 'ArrowRight');
    await expect.poll(() => width(page)).toBeGreaterThan(before);
    await press(page, 'ArrowLeft');
    await expect.poll(() => width(page)).toBe(before);
  },
  'On the border between panes: Minimum or maximum size': async (page) => {
    const limit = async (name: string) => (await separator(page).getAttribute(name)) ?? '';
    await press(page, 'Home');
    await expect(separator(page)).toHaveAttribute('aria-valuenow', await limit('aria-valuemin'));
    await press(page, 'End');
    await expect(separator(page)).toHaveAttribute('aria-valuenow', await limit('aria-valuemax'));
  },
  'On the border between panes: Reset size': async (page) => {
    const now = await width(page);
    await press(page, 'Enter');
    await expect.poll(() => width(page)).toBeLessThan(now);
  },
};

/** The checks that need problems; all others begin with `small`. */
const withProblems = new Set([
  'Problems: Next problem',
  'Problems: Previous problem',
  'In the YAML editor: Next and previous problem',
  'In the YAML editor: Quick fixes for this line',
]);

/** Puts a text into the editor, unless it is there. */
async function beginWith(page: Page, wanted: string) {
  if ((await savedNow(page)) === wanted) return;
  await pasteIntoMonaco(page, wanted);
  await text(page).toBe(wanted);
  if (wanted === small) return expect(verdict(page)).toHaveText(/^Accepted/);
  // The keys need the problems, and these their marks in the text.
  await expect(panel(page, 'YAML').locator('[class*=squiggly-]').first()).toBeVisible();
}

/** F8 shows the next of two problems, Shift+F8 the previous one; before each key the focus goes to `places`. */
async function problemKeys(page: Page, places: readonly (() => Promise<void>)[]) {
  const line = page.locator('.monaco-editor .line-numbers.active-line-number');
  // At the end, where neither problem is.
  await focusMonaco(page);
  await expect(line).toHaveText('11');
  let next = /^[69]$/;
  for (const [at, key] of ['F8', 'F8', 'Shift+F8'].entries()) {
    await places[at]?.();
    await press(page, key);
    await expect.poll(() => inEditor(page)).toBe(true);
    await expect(line).toHaveText(next);
    next = (await line.textContent()) === '6' ? /^9$/ : /^6$/;
  }
  await press(page, 'Escape');
}

test('every key of the help sheet does what it says there', async ({ page }) => {
  test.setTimeout(180_000);
  await openStudio(page, small);
  await focusMonaco(page);
  await ruleHead(page, 1).focus();
  await press(page, 'F1');
  await expect(dialog(page).getByRole('heading', { name: 'Levels' })).toBeVisible();
  const rows = await dialog(page)
    .locator('section:has(kbd) > dl > div')
    .evaluateAll((all) =>
      all.map((each) => {
        const part = each.closest('section')?.querySelector('h3')?.textContent;
        return `${part}: ${each.querySelector('dd')?.textContent}`;
      }),
    );
  expect(rows.toSorted()).toEqual(Object.keys(checks).toSorted());
  await press(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  for (const [name, check] of Object.entries(checks)) {
    // All in one page: opening it takes longer than a key.
    await test.step(name, async () => {
      await beginWith(page, withProblems.has(name) ? twoProblems : small);
      await check(page);
    });
  }
});

test('Tab walks through the page and out of the editor, and changes no text', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.getByRole('button', { name: /^Workspace:/ }).focus();
  const panes = new Set<string | null | undefined>();
  for (let presses = 0; presses < 60 && !panes.has('Preview'); presses++) {
    await press(page, 'Tab');
    panes.add(await focusedPane(page));
  }
  expect([...panes]).toEqual(expect.arrayContaining(['YAML', 'Rules', 'Preview']));
  for (let presses = 0; presses < 60; presses++) {
    await press(page, 'Shift+Tab');
    if ((await focusedPane(page)) === undefined && panes.has('back')) break;
    if (await inEditor(page)) panes.add('back');
  }
  expect(panes).toContain('back');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await openRule(page, 1);
  await expect(rule(page, 1)).toContainText('secrets');
  await expect(panel(page, 'YAML').locator('.view-lines')).toContainText('apiVersion');
});
