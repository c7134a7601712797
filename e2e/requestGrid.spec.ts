import { expect, test, type Page } from './test';
import { grid, openStudio, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const selected = (page: Page) => grid(page).getByRole('row', { selected: true });

test('the selected row stays in view', async ({ page }) => {
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
});
