import { expect, test } from '@playwright/test';
import { field, openPalette, options, palette, take } from './commands';
import {
  focusMonaco,
  grid,
  openStudio,
  panel,
  requestRow,
  ruleHead,
  savedText,
  small,
  withoutMonaco,
} from './studio';

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

test('a command moves the focus to its target, loads a template, or says why it cannot', async ({
  page,
}) => {
  await test.step('a command moves the focus to its target', async () => {
    await openStudio(page, small);
    await take(page, 'kubectl get secret db', 'kubectl get secret db-password -n prod -o yaml');
    const row = requestRow(page, 'kubectl get secret db-password -n prod -o yaml');
    await expect(row).toBeFocused();
    await expect(row).toHaveAttribute('aria-selected', 'true');
    await take(page, 'show events', 'Show Events');
    await expect(page.getByRole('tab', { name: 'Events' })).toBeFocused();
    await take(page, 'rule 2', /^Rule 2/);
    await expect(ruleHead(page, 2)).toBeFocused();
    await expect(ruleHead(page, 2)).toHaveAttribute('aria-expanded', 'true');
    await take(page, 'rule up', 'Move the selected rule up');
    await expect(ruleHead(page, 1)).toBeFocused();
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await take(page, 'duplicate', /^Duplicate/);
    await expect(ruleHead(page, 1)).toBeFocused();
    await take(page, 'delete', /^Delete/);
    await expect(ruleHead(page, 1)).toBeFocused();
    await take(page, 'add', 'Add rule');
    await expect(ruleHead(page, 1)).toBeFocused();
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await take(page, 'attack', 'Show requests: Attack');
    await expect(page.getByRole('button', { name: 'Attack', pressed: true })).toBeVisible();
    await take(page, 'clear', 'Clear the filter');
    await expect(
      grid(page).locator(':focus').or(panel(page, 'Preview').locator(':focus')),
    ).toHaveCount(1);
    await take(page, '1.36', 'Kubernetes 1.36');
    await expect(page.getByRole('combobox', { name: 'Kubernetes version' })).toHaveValue('1.36');
    await take(page, 'dark', 'Theme: dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await take(page, 'next problem', 'Next problem');
    await expect(panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' })).toBeFocused();
    await take(page, 'first steps', 'Show the first steps again');
    await expect(page.getByRole('complementary', { name: 'First steps' })).toBeVisible();
  });

  await test.step('loads a template, and undoes it', async () => {
    await openStudio(page, small);
    await take(page, 'template minimal', /^Template: /);
    await expect(panel(page, 'Rules').locator(':focus').or(panel(page, 'Rules'))).not.toHaveCount(
      0,
    );
    await expect.poll(() => savedText(page)).not.toBe(small);
    await take(page, 'undo', 'Undo');
    await expect.poll(() => savedText(page)).toBe(small);
    await take(page, 'templates', 'Templates…');
    await expect(page.getByRole('dialog', { name: 'Templates' })).toBeVisible();
  });

  await test.step('shows when nothing matches, what is unavailable, and what was recently used', async () => {
    await openStudio(page, small);
    await openPalette(page);
    await page.keyboard.type('xyzzy');
    await expect(palette(page).getByText('No command matches “xyzzy”')).toBeVisible();
    await field(page).fill('undo');
    await expect(options(page).first()).toContainText('nothing to undo');
    await page.keyboard.press('Enter');
    await expect(palette(page).getByRole('status')).toHaveText(
      /Undo is unavailable: nothing to undo/,
    );
    await page.keyboard.press('Escape');
    await take(page, 'go to rules', 'Go to Rules');
    await openPalette(page);
    const recent = palette(page).getByRole('group', { name: 'Recently used' });
    await expect(recent.getByRole('option', { name: 'Go to Rules' })).toBeVisible();
  });
});

test('the help sheet opens with ? and F1, but not while typing', async ({ page }) => {
  await openStudio(page, small);
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts and symbols' });
  const filter = page.getByRole('searchbox', { name: 'Filter requests' });
  await filter.press('?');
  await expect(filter).toHaveValue('?');
  await filter.fill('');
  await expect(sheet).toBeHidden();
  await ruleHead(page, 1).press('?');
  await expect(sheet.getByText('Ctrl+K', { exact: true })).toBeVisible();
  // The shortcuts of the panes do not work until it is closed.
  await page.keyboard.press('F6');
  await expect(sheet.locator(':focus').or(sheet)).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(ruleHead(page, 1)).toBeFocused();
  await page.keyboard.press('F1');
  await expect(sheet).toBeVisible();
  await sheet.getByRole('checkbox', { name: /^Also open with \?/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(ruleHead(page, 1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('F1');
  await expect(sheet).toBeVisible();
  // One opens from the other, and the focus returns to where it started.
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await take(page, 'shortcuts', 'Keyboard shortcuts and symbols');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ruleHead(page, 1)).toBeFocused();
});
