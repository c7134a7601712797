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

test('the focus stays with the rule', async ({ page }) => {
  const rows: [did: string, open: number, press: string, focused: Locator][] = [
    ['moved down', 1, 'Move down', tool(page, 2, 'Move down')],
    ['moved up', 3, 'Move up', tool(page, 2, 'Move up')],
    ['moved to the top', 2, 'Move up', tool(page, 1, 'Move down')],
    ['moved to the end', 2, 'Move down', tool(page, 3, 'Move up')],
    ['duplicated', 1, 'Duplicate rule', head(page, 1)],
    ['deleted', 1, 'Delete rule', head(page, 1)],
    ['deleted at the end', 3, 'Delete rule', head(page, 2)],
  ];
  for (const [did, number, press, focused] of rows) {
    await test.step(did, async () => {
      await openStudio(page, three);
      await openRule(page, number);
      await tool(page, number, press).press('Enter');
      await expect(focused).toBeFocused();
    });
  }

  await test.step('added, and the only rule deleted', async () => {
    await openStudio(page, '');
    await addRule(page).press('Enter');
    await expect(head(page, 1)).toBeFocused();
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await tool(page, 1, 'Delete rule').press('Enter');
    await expect(addRule(page)).toBeFocused();
  });

  await test.step('moved with Alt and an arrow key', async () => {
    await openStudio(page, three);
    await head(page, 1).press('Alt+ArrowUp');
    await expect(head(page, 1)).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 3)).toBeFocused();
    await expect(head(page, 3)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
  });

  await test.step('an open rule stays open while another moves past it', async () => {
    await openStudio(page, three);
    await openRule(page, 2);
    await head(page, 1).press('Alt+ArrowDown');
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await expect(head(page, 2)).toHaveAttribute('aria-expanded', 'false');
    await expect(head(page, 2)).toBeFocused();
  });
});

test('the focus finds the editor while the YAML has an error @monaco', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 800 });
  await openStudio(page, `${small}  - level: [`);
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  await expect(verdict(page)).toHaveText(/^Rejected/);
  const goToLine = () =>
    panel(page, 'Rules')
      .getByRole('button', { name: /^Go to line/ })
      .click();

  await test.step('F6 cycles through the panes', async () => {
    for (let round = 0; round < 2; round++) {
      for (const name of ['YAML', 'Rules', 'Preview', 'Problems'] as const) {
        await page.keyboard.press('F6');
        await expect(page.locator(`[data-pane="${name}"]:focus-within`)).toBeVisible();
        if (name === 'YAML') await expect(monaco(page)).toBeFocused();
      }
    }
  });

  await test.step('"Go to line" moves the caret there', async () => {
    await goToLine();
    await expect(monaco(page)).toBeFocused();
  });

  await test.step('an editor that loads later does not steal the focus', async () => {
    await page.getByRole('button', { name: 'Templates' }).focus();
    await page.setViewportSize({ width: 650, height: 800 });
    await expect(page.locator('textarea[placeholder]')).toBeAttached();
    await page.getByRole('button', { name: 'YAML', exact: true }).click();
    await expect(monaco(page)).toBeVisible();
    await expect(monaco(page)).not.toBeFocused();
  });

  await test.step('"Go to line" on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: 'Rules', exact: true }).click();
    await goToLine();
    await expect(monaco(page)).toBeFocused();
  });

  await test.step('"Go to line" in a window of one pane', async () => {
    await page.setViewportSize({ width: 900, height: 800 });
    await page.getByRole('button', { name: 'Rules', exact: true }).click();
    await expect(page.locator('.monaco-editor').first()).toBeAttached();
    await goToLine();
    await expect(monaco(page)).toBeFocused();
  });
});
