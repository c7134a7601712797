import { expect, test, type Page } from './test';
import { take } from './commands';
import {
  grid,
  openRule,
  openStudio,
  panel,
  requestRow,
  rule,
  ruleHead,
  savedText,
  small,
  three,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const getSecret = 'kubectl get secret db-password -n prod -o yaml';
const monaco = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });
const levelOf = (page: Page, command: string) =>
  requestRow(page, command).getByRole('gridcell', { name: 'level' });

/** Presses Tab until the element has the focus, at most `most` times. */
async function tabTo(page: Page, focused: () => Promise<boolean>, most = 30) {
  for (let presses = 0; presses < most; presses++) {
    if (await focused()) return;
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toBe(true);
}

const isFocused = (locator: ReturnType<typeof monaco>) => () =>
  locator.evaluate((element) => element === document.activeElement);

test('the main job, with the keyboard alone @monaco', async ({ page }) => {
  await openStudio(page, small);
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();

  // Go to a request and its explanation.
  for (const name of ['YAML', 'Rules', 'Preview']) {
    await page.keyboard.press('F6');
    await expect(page.locator(`[data-pane="${name}"]:focus-within`)).toBeVisible();
  }
  const first = grid(page).getByRole('row').nth(1);
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  for (let rows = 0; rows < 40; rows++) {
    if (
      (await page.getByRole('row', { selected: true }).getByRole('rowheader').textContent()) ===
      getSecret
    )
      break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(requestRow(page, getSecret)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('separator', { name: 'Height of the detail' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tab', { name: 'Why' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Why' })).toContainText('Matched by rule 1');

  // Go to its rule, open it, and change the level.
  const show = panel(page, 'Preview').getByRole('button', { name: 'Show rule 1' });
  await tabTo(page, isFocused(show));
  await page.keyboard.press('Enter');
  await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Rule 1 is open in Rules.')).toBeAttached();
  await page.keyboard.press('Shift+F6');
  await expect(ruleHead(page, 1)).toBeFocused();
  const level = (name: string) => rule(page, 1).getByRole('radio', { name, exact: true });
  await tabTo(page, isFocused(level('Metadata')));
  await page.keyboard.press('ArrowRight');
  await expect(level('Request')).toBeChecked();
  await expect(levelOf(page, getSecret)).toHaveText('Request');

  // Undo.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(levelOf(page, getSecret)).toHaveText('Metadata');
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  // Move into the text and out again.
  await page.keyboard.press('Shift+F6');
  await expect(monaco(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# by hand');
  await expect.poll(() => savedText(page)).toContain('# by hand');
  const described = await monaco(page).getAttribute('aria-describedby');
  const hint = page.locator(`[id="${described}"]`);
  await expect(hint).toHaveText('Tab moves focus: Ctrl+M');
  await page.keyboard.press('Control+m');
  await expect(hint).toHaveText('Tab moves focus. To indent: Ctrl+M');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('separator', { name: 'Width of YAML' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(monaco(page)).toBeFocused();
  await page.keyboard.press('Control+m');
  await expect(hint).toHaveText('Tab moves focus: Ctrl+M');

  // Load a template from the palette.
  await take(page, 'starter', /^Template: Starter/);
  await expect(rule(page, 1)).toContainText('webapp-pod');
  await expect(page.locator('[data-pane="Rules"]:focus-within')).toBeVisible();
  await expect(verdict(page)).toHaveText(/^Accepted/);
});

/** Expects a visible element to have the focus. */
async function expectFocus(page: Page) {
  // Two frames: one for React, one for restoring the focus.
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
      ),
  );
  const lost = await page.evaluate(() => {
    const focused = document.activeElement;
    return !focused || focused === document.body || !focused.checkVisibility();
  });
  expect(lost).toBe(false);
}

test('the focus moves on, also between panes on a phone', async ({ page }) => {
  await test.step('the focus moves on when the focused element disappears', async () => {
    await openStudio(page, three);
    const undo = page.getByRole('button', { name: 'Undo' });

    // After the last undo the button is disabled, and keeps the focus.
    await openRule(page, 1);
    await rule(page, 1).getByRole('button', { name: 'Delete rule' }).press('Enter');
    await undo.press('Enter');
    await expect(undo).toBeDisabled();
    await expect(undo).toBeFocused();

    // Dismissing a notice restores the focus to where it came from.
    await page.getByRole('searchbox', { name: 'Filter requests' }).focus();
    await take(page, 'template: minimal', /^Template: /);
    const dismiss = page.getByRole('button', { name: 'Dismiss', exact: true });
    await dismiss.press('Enter');
    await expect(dismiss).toBeHidden();
    await expectFocus(page);

    // Dismiss the first steps.
    await take(page, 'first steps', /^Show the first steps/);
    const steps = page.getByRole('button', { name: 'Dismiss first steps' });
    await steps.press('Enter');
    await expect(steps).toBeHidden();
    await expectFocus(page);

    // Undo with the keyboard while a control of the disappearing rule has the focus.
    await take(page, 'add rule', 'Add rule');
    await expect(page.locator('[data-pane="Rules"] li:focus-within')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expectFocus(page);
    expect(
      await page.evaluate(() =>
        document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'),
      ),
    ).toBe('Rules');
  });

  await test.step('on a phone, a pane that replaces another gets the focus', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStudio(page, small);
    await requestRow(page, getSecret).click();
    await panel(page, 'Preview').getByRole('button', { name: 'Show rule 1' }).press('Enter');
    await expect(panel(page, 'Rules')).toBeVisible();
    await expect(ruleHead(page, 1)).toBeFocused();
  });
});
