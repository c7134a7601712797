import { expect, test, type Locator } from '@playwright/test';
import { openStudio, requestRow, rule, small } from './studio';

const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('levels are words, in the grid and on the rules', async ({ page }) => {
      await openStudio(page, small);
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      const row = requestRow(page, 'kubectl get secret db-password -n prod -o yaml');
      await row.scrollIntoViewIfNeeded();
      await expect(row.getByText('Metadata', { exact: true })).toBeInViewport({ ratio: 1 });
      await expect(row.getByRole('gridcell').last()).toBeInViewport({ ratio: 1 });
      await page.getByRole('button', { name: 'Rules', exact: true }).click();
      expect(await widthOf(rule(page, 1).getByText('Metadata:'))).toBeGreaterThan(40);
    });
  });
}
