import { expect, test, type Locator } from '@playwright/test';
import { openRule, openStudio, requestRow, rule, small, verdict } from './studio';

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
      await openStudio(page, small);
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
    await test.step('the header fits the theme and the longest verdict side by side', async () => {
      await openStudio(page, small.replace('    resources:', '    verb: ["get"]\n    resources:'));
      await expect(verdict(page)).toHaveText(/^Accepted with warnings/);
      const word = verdict(page).getByText('Accepted with warnings');
      const buttons = page.getByRole('banner').getByRole('button');
      await expect(buttons).toHaveCount(width < 360 ? 7 : 10);
      const boxes = await Promise.all(
        [word, ...(await buttons.all())].map((each) => each.boundingBox()),
      );
      for (const [at, box] of boxes.entries()) {
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
      }
      const theme = page.getByRole('button', { name: /^Theme/ });
      await theme.click();
      await expect(theme).toHaveAccessibleName('Theme: light');
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
