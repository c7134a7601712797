import { expect, test, type Locator, type Page } from './test';
import { openPalette, options, palette, take } from './commands';
import { openStudio, panel, show, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const line = (page: Page, name: string) => page.getByRole('separator', { name });
const boxOf = async (page: Page, name: 'YAML' | 'Rules' | 'Preview' | 'Problems') => {
  // The text is painted first; the other panes then take the place of empty ones.
  let box: Awaited<ReturnType<Locator['boundingBox']>> = null;
  await expect(async () => {
    box = await panel(page, name).boundingBox();
    expect(box).not.toBeNull();
  }).toPass();
  const { width = 0, height = 0 } = box ?? {};
  return { width: Math.round(width), height: Math.round(height) };
};

test.use({ viewport: { width: 1400, height: 900 } });

test('panes are resized with the pointer, and keep their size on reload @monaco', async ({
  page,
}) => {
  await openStudio(page, small);
  const before = await boxOf(page, 'YAML');
  const preview = await boxOf(page, 'Preview');
  const grip = await line(page, 'Width of YAML').boundingBox();
  if (!grip) throw new Error('no line');
  await page.mouse.move(grip.x, grip.y + 200);
  await page.mouse.down();
  await page.mouse.move(grip.x + 60, grip.y + 210, { steps: 4 });
  await expect.poll(() => boxOf(page, 'YAML')).toMatchObject({ width: before.width + 60 });
  await page.mouse.up();
  await expect.poll(() => boxOf(page, 'Preview')).toEqual(preview);
  await page.reload();
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  expect((await boxOf(page, 'YAML')).width).toBeCloseTo(before.width + 60, -1);
  const monaco = await panel(page, 'YAML').locator('.monaco-editor').first().boundingBox();
  expect(monaco?.width).toBeCloseTo(before.width + 60, -1);
  await line(page, 'Width of YAML').dblclick();
  await expect.poll(() => boxOf(page, 'YAML')).toEqual(before);
});

test('panes are resized with the keyboard, within limits', async ({ page }) => {
  await openStudio(page, small);
  const rows = [
    ['YAML', 'Width of YAML', 'ArrowRight', 'width'],
    ['Preview', 'Width of Preview', 'ArrowLeft', 'width'],
    ['Problems', 'Height of Problems', 'ArrowUp', 'height'],
  ] as const;
  for (const [pane, name, larger, side] of rows) {
    const before = await boxOf(page, pane);
    const separator = line(page, name);
    const value = async (which: 'now' | 'min' | 'max') =>
      Number(await separator.getAttribute(`aria-value${which}`));
    await separator.focus();
    await page.keyboard.press(larger);
    await expect.poll(async () => (await boxOf(page, pane))[side]).toBe(before[side] + 16);
    await page.keyboard.press('End');
    await expect.poll(() => value('now')).toBe(await value('max'));
    expect((await boxOf(page, 'Rules')).width).toBeGreaterThanOrEqual(250);
    expect((await boxOf(page, 'Rules')).height).toBeGreaterThanOrEqual(160);
    await page.keyboard.press('Home');
    await expect.poll(() => value('now')).toBe(await value('min'));
    await expect
      .poll(async () => (await boxOf(page, pane))[side])
      .toBe({ YAML: 220, Preview: 300, Problems: 64 }[pane]);
    await page.keyboard.press('Enter');
    await expect.poll(() => boxOf(page, pane)).toEqual(before);
    await expect(separator).toBeFocused();
  }
});

test('narrower windows have tabs, beside the preview while it has room, and no splitters', async ({
  page,
}) => {
  await page.addInitScript(() =>
    localStorage.setItem('auditorium.sizes', '{"YAML":60,"Problems":50,"Preview":"wide"}'),
  );
  await page.setViewportSize({ width: 720, height: 450 });
  await openStudio(page, small);
  await expect(page.getByRole('separator')).toHaveCount(0);
  const tabs = page.getByRole('navigation', { name: 'Panes' }).getByRole('button');
  await expect(tabs).toHaveText(['YAML', 'Rules', 'Problems']);
  for (const name of ['YAML', 'Rules', 'Problems', 'Preview'] as const) {
    await page.keyboard.press('F6');
    await expect(page.locator(`[data-pane="${name}"]:focus-within`)).toBeVisible();
    await expect(panel(page, 'Preview')).toBeInViewport({ ratio: 0.9 });
  }

  await page.setViewportSize({ width: 700, height: 800 });
  await expect(page.getByRole('separator')).toHaveCount(0);
  await expect(tabs).toHaveText(['Rules', 'Preview', 'YAML', 'Problems']);
  for (const name of ['YAML', 'Problems', 'Rules', 'Preview'] as const) {
    await page.keyboard.press('F6');
    await expect(page.locator(`[data-pane="${name}"]:focus-within`)).toBeVisible();
    await expect.poll(() => boxOf(page, name)).toMatchObject({ width: 700 });
  }
});

/** A dialog is entirely in the window and does not scroll horizontally. */
async function isWithin(dialog: Locator) {
  const wide = await dialog.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    const parts = [...element.querySelectorAll('*')].filter(
      (each) => each.scrollWidth > each.clientWidth && getComputedStyle(each).overflowX === 'auto',
    );
    return [inside, parts.map((each) => each.outerHTML.slice(0, 80))];
  });
  expect(wide).toEqual([true, []]);
}

const windows = [
  ['200 % zoom of 1280 × 720', 640, 360],
  ['a small phone', 320, 640],
  ['the smallest width side by side', 1100, 700],
] as const;

/** What is wider than the window: the page, what scrolls in it, or the place of a control in the header. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const { documentElement, body } = document;
    const wide = [documentElement, body, ...document.querySelectorAll('#root > *')].filter(
      (each) => each.scrollWidth > innerWidth,
    );
    const controls = [...document.querySelectorAll(':is(header button, header select)')];
    const outside = controls.filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return each.checkVisibility() && (left < 0 || right > innerWidth);
    });
    return [...wide, ...outside].map((each) => each.outerHTML.slice(0, 80));
  });

test('nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await openStudio(page, small);
  for (const [name, width, height] of windows) {
    await test.step(name, async () => {
      await page.setViewportSize({ width, height });
      await expect.poll(() => cutOff(page)).toEqual([]);
      for (const pane of ['Rules', 'Preview', 'YAML', 'Problems'] as const) {
        await show(page, pane);
        await panel(page, pane).scrollIntoViewIfNeeded();
        await expect(panel(page, pane)).toBeInViewport();
        if (width < 1100) expect((await boxOf(page, pane)).height).toBeGreaterThan(300);
        await expect.poll(() => cutOff(page)).toEqual([]);
      }
      await take(page, 'shortcuts', 'Keyboard shortcuts and symbols');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts and symbols' });
      await expect(sheet.getByText('Reset size')).toBeAttached();
      await isWithin(sheet);
      await page.keyboard.press('Escape');
      await openPalette(page);
      await page.keyboard.insertText('rule');
      await expect(options(page).first()).toHaveAccessibleName(/^Rule 1/);
      await isWithin(palette(page));
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
    });
  }
});
