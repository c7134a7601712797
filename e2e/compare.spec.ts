import { expect, test } from '@playwright/test';
import { expectNoViolations } from './axe';
import { openStudio, savedText, small, withoutMonaco } from './studio';

test('a shared policy is compared with the user’s own, line by line', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  await withoutMonaco({ page: other });
  await openStudio(other, small.replace('level: None', 'level: Request'));
  await other.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await other.getByRole('textbox', { name: 'Link' }).inputValue();
  await other.context().close();

  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await openStudio(page, `${small}# mine\n`);
  await page.goto(link);
  await page.getByRole('button', { name: 'Compare with my policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with my policy' });
  await expect(dialog.locator('.modified-in-monaco-diff-editor')).toContainText('level: Request');
  await expect(
    dialog.locator('.original-in-monaco-diff-editor, .view-zones').first(),
  ).toBeAttached();
  await expect(dialog.locator('.char-delete, .line-delete').first()).toBeAttached();
  await expectNoViolations(page, 'comparison', '[data-dialog]');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await savedText(page)).toBe(`${small}# mine\n`);
  // Monaco throws what it reports in a task of its own.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect(thrown).toEqual([]);
});
