import { expect, test, type Page } from './test';
import { grid, openStudio, panel, requestRow, show, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const getPods = 'kubectl get pods -n dev';
const detail = (page: Page) => page.getByRole('tabpanel');
const boxOf = async (locator: ReturnType<typeof detail>) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not there.');
  return box;
};

test('the detail has a line that moves, all panes if wanted, and its own column', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openStudio(page, small);
  await requestRow(page, getPods).click();
  const line = page.getByRole('separator', { name: 'Height of the detail' });
  const height = async () => Math.round((await boxOf(detail(page))).height);
  const before = await height();
  await line.press('ArrowUp');
  await expect.poll(height).toBe(before + 16);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await requestRow(page, getPods).click();
  await expect.poll(height).toBe(before + 16);
  await line.press('Enter');
  await expect.poll(height).toBe(before);

  await test.step('maximized until Escape', async () => {
    await page.getByRole('button', { name: 'Maximize the request' }).click();
    await expect.poll(async () => (await boxOf(detail(page))).width).toBe(1440);
    expect(await height()).toBeGreaterThan(750);
    await expect(panel(page, 'Rules')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(panel(page, 'Rules')).toBeVisible();
    await expect(grid(page)).toBeVisible();
  });
  await test.step('beside the list in a wide pane', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await expect(page.getByRole('separator', { name: 'Width of the detail' })).toBeVisible();
    const list = await boxOf(grid(page));
    expect((await boxOf(detail(page))).x).toBeGreaterThanOrEqual(list.x + list.width);
  });
  await page.getByRole('tab', { name: 'Why' }).press('Escape');
  await expect(detail(page)).toHaveCount(0);
  await expect(requestRow(page, getPods)).toBeFocused();
});

const low = [
  ['150 % zoom of 1280 × 800', 853, 533, 380],
  ['200 % zoom of 1440 × 900', 720, 450, 280],
  ['a phone', 390, 844, 600],
] as const;
test('where there is no room for both, the detail replaces the list', async ({ page }) => {
  await page.setViewportSize({ width: 853, height: 533 });
  await openStudio(page, small);
  for (const [name, width, height, least] of low) {
    await test.step(name, async () => {
      await page.setViewportSize({ width, height });
      await show(page, 'Preview');
      await requestRow(page, getPods).click();
      await expect(grid(page)).toBeHidden();
      await expect.poll(async () => (await boxOf(detail(page))).height).toBeGreaterThan(least);
      if (width > 700) await expect(panel(page, 'YAML')).toBeVisible();
      await page.getByRole('button', { name: 'Close the request' }).press('Enter');
      await expect(requestRow(page, getPods)).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(grid(page)).toBeVisible();
    });
  }
});

test('an empty editor becomes a policy while no pane moves', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openStudio(page, small);
  const panes = async () =>
    JSON.stringify(
      await page.locator('main > [data-pane]').evaluateAll((all) =>
        all.map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [x, y, width, height];
        }),
      ),
    );
  const before = await panes();
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  await area.fill('');
  const text = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metdata\n  verb: x\n';
  for (const letter of text) {
    await area.press(letter === '\n' ? 'Enter' : letter);
    expect(await panes()).toBe(before);
  }
});
