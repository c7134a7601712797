import { expect, test, type Page } from './test';
import { grid, openStudio, panel, policyOf, requestRow, verdict, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const policy = `metadata: { name: team-policy }\n${policyOf('  - level: RequestResponse\n')}`;

/** Puts the page into the state in which it is printed. */
async function print(page: Page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    // What is only for paper is loaded once the page is idle.
    await expect(page.getByRole('heading', { name: 'Legend' })).toBeVisible({ timeout: 500 });
  }).toPass();
}

test('prints a handout: title, policy, legend, the whole preview and the address, on white', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openStudio(page, policy);
  await requestRow(page, 'kubectl run web-2 --image=nginx -n prod').click({
    position: { x: 40, y: 10 },
  });
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(page.getByRole('region', { name: 'Event ResponseComplete' })).toBeVisible();
  await page.setViewportSize({ width: 703, height: 1000 });
  await print(page);

  await expect(page.getByRole('heading', { level: 1, name: 'My policy' })).toBeVisible();
  await expect(page.getByText(/^team-policy · Kubernetes 1\.37 · Accepted: 1 rule/)).toBeVisible();
  const order = ['Policy', 'Legend', 'Preview', 'Open this policy in Auditorium'];
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings).toEqual(order);
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  for (const name of ['YAML', 'Rules', 'Problems'] as const) {
    await expect(panel(page, name)).toBeHidden();
  }
  await expect(verdict(page)).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Panes' })).toBeHidden();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy JSON' })).toBeHidden();
  await expect(page.getByRole('tab')).toHaveText(['Events 2']);

  // Nothing scrolls or is clipped: every box fits its content, and every row is visible.
  const clipped = await panel(page, 'Preview').evaluate((pane) =>
    [pane, ...pane.querySelectorAll<HTMLElement>('*')].flatMap((each) => {
      const { overflowX, overflowY, display } = getComputedStyle(each);
      const scrolls = overflowX !== 'visible' || overflowY !== 'visible';
      return scrolls && display !== 'none' ? [each.outerHTML.slice(0, 80)] : [];
    }),
  );
  expect(clipped).toEqual([]);
  const tooWide = await grid(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().right > 703).length);
  expect(tooWide).toBe(0);
  await expect(grid(page).getByRole('gridcell', { name: 'level RequestResponse' })).toHaveCount(
    await grid(page).getByRole('rowheader').count(),
  );
  const [paper, ink] = await panel(page, 'Preview').evaluate((pane) => {
    const { backgroundColor, color } = getComputedStyle(pane);
    return [backgroundColor, color];
  });
  expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(28, 29, 32)']);

  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('heading', { name: 'Legend' })).toHaveCount(0);
});
