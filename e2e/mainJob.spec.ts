import { expect, test } from './test';
import {
  focusMonaco,
  grid,
  openStudio,
  panel,
  pasteIntoMonaco,
  savedText,
  small,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

test('first visit: the starter policy with its preview @monaco', async ({ page }) => {
  const away: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') away.push(request.url());
  });
  await page.goto('/');
  await expect(verdict(page)).toHaveText(/^Accepted/);
  await expect.poll(() => grid(page).getByRole('row').count()).toBeGreaterThanOrEqual(66);
  await expect(page.getByRole('complementary', { name: 'First steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss first steps' }).click();
  await page.reload();
  await expect(verdict(page)).toHaveText(/^Accepted/);
  await expect(page.getByRole('complementary', { name: 'First steps' })).toBeHidden();
  await focusMonaco(page);
  expect(away).toEqual([]);
});

test('text and version survive a reload @monaco', async ({ page }) => {
  await openStudio(page, small);
  await pasteIntoMonaco(page, small.replace('secrets never', 'changed 🎭 by hand'));
  await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.33');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Kubernetes version' })).toHaveValue('1.33');
  await expect(panel(page, 'YAML')).toContainText('changed 🎭 by hand');
});

test('typing continues while Monaco loads @monaco', async ({ page }) => {
  await page.route('**/MonacoEditor-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await openStudio(page, small);
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  await area.click();
  await page.keyboard.press('ControlOrMeta+End');
  const typed = '# typed all the while';
  await page.keyboard.type(typed, { delay: 100 });
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  await expect.poll(() => savedText(page)).toBe(small + typed);
});

test('a change in another tab is reported, and its text can be loaded @tabs', async ({
  page: first,
  context,
}) => {
  await openStudio(first, small);
  const second = await context.newPage();
  await withoutMonaco({ page: second });
  await openStudio(second, small);
  await second.getByRole('button', { name: 'Templates' }).click();
  await second.getByRole('dialog').getByRole('listitem').nth(3).getByRole('button').click();
  await expect(first.getByText('changed in another tab')).toBeVisible();
  await expect(first.getByRole('textbox', { name: 'Policy YAML' })).toHaveValue(small);
  await first.getByRole('button', { name: 'Use that version' }).click();
  await expect.poll(async () => (await savedText(first)) === (await savedText(second))).toBe(true);
  await first.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => savedText(first)).toBe(small);
});
