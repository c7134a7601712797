import { expect, type Page } from '@playwright/test';

export const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
export const field = (page: Page) =>
  palette(page).getByRole('combobox', { name: 'Find a command' });
export const options = (page: Page) => palette(page).getByRole('option');

export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
}

/** Enters a text in the palette, at once because each letter renders the list, and runs the first match. */
export async function take(page: Page, typed: string, title: string | RegExp): Promise<void> {
  await openPalette(page);
  await page.keyboard.insertText(typed);
  await expect(options(page).first()).toHaveAccessibleName(title);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}
