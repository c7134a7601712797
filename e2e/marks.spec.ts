import { expect, test } from './test';
import { focusMonaco, openStudio, panel, savedText, small } from './studio';

const misspelled = small.replace('    resources:', '    verb: ["get"]\n    resources:');

test('squiggles, hovers and fixes in Monaco', async ({ page }) => {
  await test.step('hover on a squiggle tells the problem and fixes it, as one step of undo', async () => {
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

  await test.step('Ctrl+. offers the fix of the Problems panel', async () => {
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

  await test.step('squiggles stand at their words again when undo brings the text back', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toBe(misspelled);
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
});
