import { expect, test } from './test';
import { openStudio, panel, pasteIntoArea, small, verdict, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

/** The plain text area accepts anything. No text may crash the page or get lost. */
test.use({ viewport: { width: 690, height: 900 } });

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
