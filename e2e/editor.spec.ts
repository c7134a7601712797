import { expect, test } from './test';
import { focusMonaco, openStudio, panel, savedText, small } from './studio';

test('Monaco keeps the text, and lets Tab through', async ({ page }) => {
  await test.step('changing theme and width during an edit loses nothing', async () => {
    await openStudio(page, small);
    await focusMonaco(page);
    // In one event: on a busy machine, keys can be more than 700 ms apart, and then each is an undo step.
    await page.keyboard.insertText('# kept');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 690, height: 900 });
    await page.getByRole('button', { name: 'YAML', exact: true }).click();
    const area = page.locator('textarea[aria-label="Policy YAML"]');
    await expect(area).toHaveValue(`${small}# kept`);
    await area.press('ControlOrMeta+End');
    await page.keyboard.insertText('\n# more');
    await page.setViewportSize({ width: 1400, height: 900 });
    await focusMonaco(page);
    await expect.poll(() => savedText(page)).toBe(`${small}# kept\n# more`);
    for (let step = 0; step < 3; step++) await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toBe(small);
  });
});

test('Monaco is there again after a visit to Learn, and knows the text', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.insertText('# kept');
  await page.getByRole('link', { name: 'Learn', exact: true }).first().click();
  await page.getByRole('link', { name: 'Studio' }).click();
  await expect(page.locator('.view-lines')).toContainText('# kept');
  // The text area that stood in for Monaco is gone. The caret is where it was.
  const editor = panel(page, 'YAML').getByRole('textbox');
  await expect(editor).toHaveCount(1);
  await editor.focus();
  await page.keyboard.insertText('!');
  await expect.poll(() => savedText(page)).toBe(`${small}# kept!`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(`${small}# kept`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(small);
});
