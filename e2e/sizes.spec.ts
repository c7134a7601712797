import { expect, test, type Locator } from './test';
import { openPalette, options, palette, take } from './commands';
import {
  addRule,
  openRule,
  openStudio,
  panel,
  requestRow,
  rule,
  show,
  small,
  three,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

/** The click targets in a pane that are too small: role or tag, name, size. */
function tooSmall(pane: Locator, least: number): Promise<string[]> {
  return pane.evaluate((element, pixels) => {
    const clickable = 'button, summary, label, input:not([type="radio"]), select, [aria-selected]';
    return [...element.querySelectorAll<HTMLElement>(clickable)].flatMap((each) => {
      // A checkbox in a label is clicked with the label. A button in text is as high as its line.
      if ((each.matches('input') && each.closest('label')) || each.closest('pre')) return [];
      const { width, height } = each.getBoundingClientRect();
      if (width <= 1 || (height >= pixels - 0.5 && width >= pixels - 0.5)) return [];
      const name = each.getAttribute('aria-label') ?? each.textContent;
      return [`${each.tagName} ${name}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, least);
}

for (const [width, least] of [
  [390, 44],
  [1400, 24],
] as const) {
  test(`click targets are at least ${least} px high and wide at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openStudio(page, three);
    await test.step('in the header and dialogs', async () => {
      expect(await tooSmall(page.getByRole('banner'), least)).toEqual([]);
      await openPalette(page);
      await expect(options(page).first()).toBeVisible();
      expect(await tooSmall(palette(page), least)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts and symbols' });
      await expect(sheet).toBeVisible();
      expect(await tooSmall(sheet, least)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const [typed, title] of [
        ['templates', 'Templates…'],
        ['same answers', /^Verified against/],
        ['first steps', /^Show the first steps/],
      ] as const) {
        await take(page, typed, title);
        const shown = page.getByRole('dialog').or(page.getByRole('complementary'));
        await expect(shown).toBeVisible();
        expect(await tooSmall(shown, least)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Dismiss first steps' }).click();
    });
    await test.step('in the panes', async () => {
      await show(page, 'Rules');
      await openRule(page, 1);
      await panel(page, 'Rules').getByRole('button', { name: 'Omitted stages' }).click();
      expect(await tooSmall(panel(page, 'Rules'), least)).toEqual([]);
      await show(page, 'Preview');
      await requestRow(page, 'kubectl get secret db-password -n prod -o yaml').click();
      const toRule = panel(page, 'Preview').getByRole('button', { name: 'Show rule 1' });
      await expect(toRule).toBeVisible();
      for (const tab of ['Why', 'Events', 'Request']) {
        await page.getByRole('tab', { name: tab }).click();
        await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
        expect(await tooSmall(panel(page, 'Preview'), least)).toEqual([]);
      }
    });
  });
}

test('forced colors show what is selected, pressed and open', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openStudio(page, small);
  const style = (element: Locator, name: string) =>
    element.evaluate((each, property) => getComputedStyle(each).getPropertyValue(property), name);
  await openRule(page, 1);
  await requestRow(page, 'kubectl get pods -n dev').click();
  await addRule(page).focus();
  expect(await style(rule(page, 1), 'outline-style')).toBe('solid');
  expect(await style(rule(page, 2), 'outline-style')).toBe('none');
  expect(await style(requestRow(page, 'kubectl get pods -n dev'), 'outline-style')).toBe('solid');
  const differs = async (one: Locator, other: Locator, property: string) =>
    expect(await style(one, property)).not.toBe(await style(other, property));
  const kinds = page.getByRole('group', { name: 'Kind of request' });
  const kind = (pressed: boolean) => kinds.getByRole('button', { pressed }).first();
  await differs(kind(true), kind(false), 'background-color');
  const tab = (name: string) => page.getByRole('tab', { name });
  await differs(tab('Why'), tab('Request'), 'border-bottom-color');
});

test('no part of a rule is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 800 });
  await openStudio(page, three);
  await panel(page, 'Rules').getByRole('button', { name: 'Omitted stages' }).click();
  await openRule(page, 1);
  for (const [width, height] of [
    [1100, 800],
    [320, 640],
  ] as const) {
    await test.step(`at ${width} px`, async () => {
      await page.setViewportSize({ width, height });
      await show(page, 'Rules');
      await expect(rule(page, 1).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
      const cut = () =>
        panel(page, 'Rules').evaluate((element) => {
          const { right } = element.getBoundingClientRect();
          return [...element.querySelectorAll<HTMLElement>('*')]
            .filter((each) => each.getBoundingClientRect().right > right + 0.5)
            .map((each) => each.outerHTML.slice(0, 80));
        });
      await expect.poll(cut).toEqual([]);
    });
  }
});
