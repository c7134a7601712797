import { expect, test } from '@playwright/test';
import { focusMonaco, openStudio, panel, pasteIntoMonaco, savedText, small } from './studio';

const misspelled = small.replace('    resources:', '    verb: ["get"]\n    resources:');

test('squiggles, hovers and fixes in Monaco', async ({ page }) => {
  await test.step('hovering shows what a field and a value mean', async () => {
    await openStudio(page, small);
    await focusMonaco(page);
    const hover = page.locator('.monaco-hover:visible');
    await panel(page, 'YAML').getByText('resources', { exact: true }).last().hover();
    await expect(hover).toContainText(
      '"*" matches everything in the group; "*/*" matches nothing.',
    );
    await page.mouse.move(0, 0);
    await panel(page, 'YAML').getByText('Metadata', { exact: true }).hover();
    await expect(hover).toContainText(
      'Records who, what, when and the response code, but no bodies.',
    );
  });

  await test.step('hover on a squiggle tells the problem and fixes it, as one step of undo', async () => {
    await pasteIntoMonaco(page, misspelled);
    await expect.poll(() => savedText(page)).toBe(misspelled);
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
    await pasteIntoMonaco(page, misspelled);
    await expect.poll(() => savedText(page)).toBe(misspelled);
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

  await test.step('a repeated key: Ctrl+. and the Problems panel remove the one that is ignored', async () => {
    const twice = small.replace('- level: None', '- level: Request\n    level: None');
    await pasteIntoMonaco(page, twice);
    await expect.poll(() => savedText(page)).toBe(twice);
    const fix = panel(page, 'Problems').getByRole('button', {
      name: 'Remove the ignored duplicate',
    });
    await fix.click();
    await expect.poll(() => savedText(page)).toBe(small);
    await expect(fix).toBeHidden();
    await focusMonaco(page);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toBe(twice);
    await expect(fix).toBeVisible();
    for (const key of ['ControlOrMeta+End', 'ArrowUp', 'End', 'Home'])
      await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+.');
    await expect(page.locator('.action-widget').first()).toContainText(
      'Remove the ignored duplicate',
    );
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toBe(small);
  });
});
