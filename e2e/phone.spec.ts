import { expect, test, type Locator } from './test';
import { grid, openRule, openStudio, panel, requestRow, rule, small, verdict } from './studio';

const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test(`a phone of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await test.step('levels are spelled out in the grid and on the rules', async () => {
      await openStudio(page, small);
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      const row = requestRow(page, 'kubectl get secret db-password -n prod -o yaml');
      await row.scrollIntoViewIfNeeded();
      await expect(row.getByText('Metadata', { exact: true })).toBeInViewport({ ratio: 1 });
      await expect(row.getByRole('gridcell').last()).toBeInViewport({ ratio: 1 });
      await page.getByRole('button', { name: 'Rules', exact: true }).click();
      expect(await widthOf(rule(page, 1).getByText('Metadata:'))).toBeGreaterThan(40);
    });
    await test.step('suggestions stay in the window, and nothing scrolls horizontally', async () => {
      await page.getByRole('button', { name: 'Rules', exact: true }).click();
      await openRule(page, 2);
      const groups = rule(page, 2).getByRole('combobox', { name: 'User groups' });
      const list = page.getByRole('listbox');
      // The list closes when the form scrolls, which the form may still do while it opens.
      await expect(async () => {
        await groups.fill('');
        await groups.pressSequentially('s');
        await expect(list).toContainText('Every authenticated user, people and components alike.', {
          timeout: 3000,
        });
      }).toPass();
      const box = await list.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      const wide = await list.evaluate((element) => [
        element.scrollWidth - element.clientWidth,
        document.documentElement.scrollWidth,
      ]);
      expect(wide).toEqual([0, width]);
    });
    await test.step('the header is one line with the longest verdict; the rest is in its menu', async () => {
      await openStudio(page, small.replace('    resources:', '    verb: ["get"]\n    resources:'));
      await expect(verdict(page)).toHaveText(/^Accepted with warnings/);
      const word = verdict(page).getByText('Accepted with warnings');
      const buttons = page.getByRole('banner').getByRole('button');
      await expect(buttons).toHaveCount(width < 360 ? 3 : 5);
      const banner = await page.getByRole('banner').boundingBox();
      expect(banner?.height).toBeLessThanOrEqual(48);
      const boxes = await Promise.all(
        [word, ...(await buttons.all())].map((each) => each.boundingBox()),
      );
      for (const [at, box] of boxes.entries()) {
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(48);
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
      }
      const item = (name: string) => page.getByRole('menuitem', { name });
      await page.getByRole('button', { name: 'File', exact: true }).click();
      for (const name of ['Redo', 'Share…', 'Templates…', 'Workspaces…', 'Keyboard shortcuts']) {
        await expect(item(name)).toBeAttached();
      }
      await item('Theme: dark').click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    });
    // What follows does not depend on the width.
    if (width < 390) return;
    await test.step('the tab of the Problems list has their number, and arrow keys move among tabs', async () => {
      const tab = page.getByRole('button', { name: 'Problems', exact: true });
      await expect(tab).toHaveText(/^Problems\d+$/);
      await page.getByRole('button', { name: 'Rules', exact: true }).focus();
      await page.keyboard.press('ArrowLeft');
      await expect(tab).toBeFocused();
    });
    await test.step('the text has line numbers, which scroll with it', async () => {
      await openStudio(page, `${small}${'# end\n'.repeat(60)}`);
      await page.getByRole('button', { name: 'YAML', exact: true }).click();
      const area = page.getByRole('textbox', { name: 'Policy YAML' });
      const numbers = panel(page, 'YAML').locator('pre');
      await expect(numbers).toHaveText(/^1\n2\n3\n/);
      await area.evaluate((element) => (element.scrollTop = 400));
      await expect.poll(() => numbers.evaluate((element) => element.scrollTop)).toBe(400);
    });
    await test.step('the details lead to the next request, and say which it is', async () => {
      await openStudio(page, small);
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await grid(page).getByRole('row').nth(1).click();
      const details = page.getByRole('group', { name: 'Details of the request' });
      await expect(details).toContainText('1 of 71');
      await expect(details.getByRole('button', { name: 'Previous request' })).toBeDisabled();
      await details.getByRole('button', { name: 'Next request' }).click();
      await expect(details).toContainText('2 of 71');
      await expect(page.getByText(/^Request 2 of 71: kubectl/)).toBeAttached();
    });
  });
}

type Box = Awaited<ReturnType<Locator['boundingBox']>>;

function overlap(one: Box, other: Box): boolean {
  if (!one || !other) throw new Error('Something of the header is not there.');
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

test('tapping the command selects the request', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openStudio(page, small);
  await page.getByRole('rowheader', { name: 'kubectl get pods -n dev', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Why', selected: true })).toBeVisible();
});
