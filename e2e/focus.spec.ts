import { expect, test, type Page } from './test';
import { openStudio, panel, small, verdict, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const monaco = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });

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
