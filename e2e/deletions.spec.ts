import { expect, test, type Page } from '@playwright/test';
import { openRule, openStudio, panel, rule, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('after a workspace is deleted with the mouse, a neighbor has the focus', async ({ page }) => {
  await openStudio(page, small);
  const area = panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });
  await area.press('ControlOrMeta+End');
  await page.keyboard.type('#');
  await page.getByRole('button', { name: /^Workspace:/ }).click();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Duplicate My policy').click();
  await button('Duplicate My policy (copy)').click();
  const deletes = page.getByRole('button', { name: /^Delete / });
  await expect(deletes).toHaveCount(2);
  const names = await deletes.evaluateAll((all) => all.map((each) => each.ariaLabel ?? ''));
  const [first = '', second = ''] = names;

  await button(first).click();
  await expect(button(first)).toBeHidden();
  await expect(button(second)).toBeFocused();
  await button('Undo').last().click();
  await expect(button(first)).toBeFocused();
  await button(second).click();
  await expect(button(second)).toBeHidden();
  await expect(button(first)).toBeFocused();
  await button(first).click();
  await expect(deletes).toHaveCount(0);
  await expect(button('Duplicate My policy')).toBeFocused();
});

test('after a value is removed with the mouse, its list has the focus @firefox', async ({
  page,
}) => {
  await openStudio(page, small);
  await openRule(page, 1);
  const verbs = rule(page, 1).getByRole('combobox', { name: 'Verbs' });
  for (const verb of ['get', 'list', 'watch']) {
    await verbs.fill(verb);
    await verbs.press('Enter');
  }
  const left = (name: string) => rule(page, 1).getByRole('row', { name });
  await rule(page, 1).getByRole('button', { name: 'Remove list' }).click();
  await expect(left('list')).toHaveCount(0);
  expect(await inField(page)).toBe(true);
  await rule(page, 1).getByRole('button', { name: 'Remove watch' }).click();
  await expect(left('watch')).toHaveCount(0);
  expect(await inField(page)).toBe(true);
  await rule(page, 1).getByRole('button', { name: 'Remove get' }).click();
  await expect(verbs).toBeFocused();
});

/** Returns whether a list of a rule has the focus, once React and the code that keeps the focus are done. */
const inField = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    return document.activeElement?.closest('[data-pane="Rules"] [data-disabled]') !== null;
  });
