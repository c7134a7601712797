import { expect, test, type Page } from '@playwright/test';
import { grid, openStudio, panel, policyOf, requestRow, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const getPods = 'kubectl get pods -n dev';

const selected = (page: Page) => grid(page).getByRole('row', { selected: true });

test('the grid of requests', async ({ page }) => {
  await test.step('a row selected low in the grid stays visible when the detail opens', async () => {
    await openStudio(page, small);
    const box = await grid(page).locator('..').boundingBox();
    if (!box) throw new Error('no grid');
    await page.mouse.click(box.x + 60, box.y + box.height - 10);
    await expect(page.getByRole('tab', { name: 'Why' })).toBeVisible();
    const after = await grid(page).locator('..').boundingBox();
    expect(after?.height).toBeLessThan(box.height - 100);
    await expect(selected(page)).toBeInViewport({ ratio: 0.9 });
  });

  await test.step('moving up, the sticky header covers no row', async () => {
    await openStudio(page, small);
    await grid(page).getByRole('row').nth(1).click();
    await page.keyboard.press('End');
    await expect(selected(page)).toBeInViewport({ ratio: 0.9 });
    for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowUp');
    const header = await grid(page).getByRole('columnheader').first().boundingBox();
    const row = await selected(page).boundingBox();
    expect(row?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0) - 1);
  });

  await test.step('Tab selects nothing; Enter, Space and arrow keys do; Escape keeps the place', async () => {
    await openStudio(page, small);
    await page.getByRole('searchbox', { name: 'Filter requests' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('checkbox', { name: 'Recorded only' })).toBeFocused();
    await page.keyboard.press('Tab');
    const row = (number: number) => grid(page).getByRole('row').nth(number);
    await expect(row(1)).toBeFocused();
    await expect(selected(page)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(row(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(row(3)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(selected(page)).toHaveCount(0);
    await expect(row(3)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(row(3)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await expect(row(4)).toBeFocused();
    await expect(row(4)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('the detail names its request, and closing it focuses the row', async () => {
    await openStudio(page, small);
    const close = panel(page, 'Preview').getByRole('button', { name: 'Close the request' });
    const named = panel(page, 'Preview').getByRole('paragraph').filter({ hasText: getPods });
    await requestRow(page, getPods).click();
    await expect(named).toHaveText(getPods);
    await close.press('Enter');
    await expect(selected(page)).toHaveCount(0);
    await expect(page.getByRole('tab')).toHaveCount(0);
    await expect(requestRow(page, getPods)).toBeFocused();

    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Filter requests' }).fill('secret');
    await expect(named).toHaveText(`${getPods}not in this list`);
    await close.click();
    await expect(grid(page).getByRole('row').nth(1)).toBeFocused();
  });

  await test.step('a level whose stages are all omitted does not look recorded', async () => {
    const omitting = 'omitStages: [RequestReceived, ResponseComplete]';
    await openStudio(page, `${policyOf('  - level: Metadata\n')}${omitting}\n`);
    const row = requestRow(page, getPods);
    await expect(row.getByRole('gridcell', { name: 'level Metadata, no event' })).toBeVisible();
    await expect(row).toContainText('no event');
    await row.click();
    await expect(panel(page, 'Preview')).toContainText(
      'Matched by rule 1: level Metadata, no event. Every stage of this request is omitted, so nothing is recorded.',
    );
  });
});
