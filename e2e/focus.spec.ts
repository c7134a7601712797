import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  addRule,
  openRule,
  openStudio,
  panel,
  rule,
  ruleHead as head,
  small,
  three,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const tool = (page: Page, number: number, name: string) =>
  rule(page, number)
    .getByRole('group', { name: `Rule ${number} actions` })
    .getByRole('button', { name });
const monaco = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });

async function monacoIsThere(page: Page) {
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
}

test.describe('the focus stays with the rule', () => {
  const rows: [did: string, open: number, press: string, focused: (page: Page) => Locator][] = [
    ['moved down', 1, 'Move down', (page) => tool(page, 2, 'Move down')],
    ['moved up', 3, 'Move up', (page) => tool(page, 2, 'Move up')],
    ['moved to the top', 2, 'Move up', (page) => tool(page, 1, 'Move down')],
    ['moved to the end', 2, 'Move down', (page) => tool(page, 3, 'Move up')],
    ['duplicated', 1, 'Duplicate rule', (page) => head(page, 1)],
    ['deleted', 1, 'Delete rule', (page) => head(page, 1)],
    ['deleted at the end', 3, 'Delete rule', (page) => head(page, 2)],
  ];
  for (const [did, number, press, focused] of rows) {
    test(did, async ({ page }) => {
      await openStudio(page, three);
      await openRule(page, number);
      await tool(page, number, press).press('Enter');
      await expect(focused(page)).toBeFocused();
    });
  }

  test('added, and the only rule deleted', async ({ page }) => {
    await openStudio(page, '');
    await addRule(page).press('Enter');
    await expect(head(page, 1)).toBeFocused();
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await tool(page, 1, 'Delete rule').press('Enter');
    await expect(addRule(page)).toBeFocused();
  });

  test('moved with Alt and an arrow key', async ({ page }) => {
    await openStudio(page, three);
    await head(page, 1).press('Alt+ArrowUp');
    await expect(head(page, 1)).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 3)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
  });

  test('an open rule stays open while another moves past it', async ({ page }) => {
    await openStudio(page, three);
    await openRule(page, 2);
    await head(page, 1).press('Alt+ArrowDown');
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await expect(head(page, 2)).toHaveAttribute('aria-expanded', 'false');
    await expect(head(page, 2)).toBeFocused();
  });
});

test('F6 cycles through the panes while the YAML has an error @monaco', async ({ page }) => {
  await openStudio(page, `${small}  - level: [`);
  await monacoIsThere(page);
  await expect(verdict(page)).toHaveText(/^Rejected/);
  for (let round = 0; round < 2; round++) {
    for (const name of ['YAML', 'Rules', 'Preview', 'Problems'] as const) {
      await page.keyboard.press('F6');
      await expect(panel(page, name).locator(':focus').or(panel(page, name))).not.toHaveCount(0);
      await expect
        .poll(() =>
          page.evaluate(() =>
            document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'),
          ),
        )
        .toBe(name);
      if (name === 'YAML') await expect(monaco(page)).toBeFocused();
    }
  }
});

for (const width of [1400, 900, 390]) {
  test(`"Go to line" moves the caret there, ${width} px wide @monaco`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openStudio(page, `${small}  - level: [`);
    if (width > 700) await expect(page.locator('.monaco-editor')).toBeAttached();
    if (width < 1100) await page.getByRole('button', { name: 'Rules', exact: true }).click();
    await panel(page, 'Rules')
      .getByRole('button', { name: /^Go to line/ })
      .click();
    await expect(monaco(page)).toBeFocused();
  });
}

test('an editor that loads later does not steal the focus @monaco', async ({ page }) => {
  await openStudio(page, `${small}  - level: [`);
  await monacoIsThere(page);
  await panel(page, 'Rules')
    .getByRole('button', { name: /^Go to line/ })
    .click();
  await expect(monaco(page)).toBeFocused();
  await page.getByRole('button', { name: 'Templates' }).focus();
  await page.setViewportSize({ width: 650, height: 800 });
  await expect(page.locator('textarea[placeholder]')).toBeAttached();
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  await expect(monaco(page)).toBeVisible();
  await expect(monaco(page)).not.toBeFocused();
});
