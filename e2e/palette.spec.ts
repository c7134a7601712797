import { expect, test } from './test';
import { field, openPalette, palette } from './commands';
import { focusMonaco, openStudio, panel, savedText, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('opens from Monaco, from a field and by its button, and restores the focus @monaco', async ({
  page,
}) => {
  await openStudio(page, small);
  await focusMonaco(page);
  const openers = [
    panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' }),
    page.getByRole('searchbox', { name: 'Filter requests' }),
    page.getByRole('button', { name: 'Commands' }),
  ];
  for (const opener of openers) {
    await opener.focus();
    await openPalette(page);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(opener).toBeFocused();
  }
  // The same shortcut closes it; clicking the button opens it.
  await openPalette(page);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeHidden();
  await page.getByRole('button', { name: 'Commands' }).click();
  await expect(field(page)).toBeFocused();
  expect(await savedText(page)).toBe(small);
});

test('on a Mac the shortcut is ⌘K, and Ctrl+K is left to the editor', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }),
  );
  await openStudio(page, small);
  const button = page.getByRole('button', { name: 'Commands' });
  await expect(button).toHaveText('Commands ⌘K');
  await expect(button).toHaveAttribute('aria-keyshortcuts', 'Meta+K');
  await page.getByRole('searchbox', { name: 'Filter requests' }).focus();
  await page.keyboard.press('Meta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
});
