import { expect, test, type Page } from './test';
import { openRule, openStudio, rule, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('after a value is removed with the mouse, its list has the focus', async ({ page }) => {
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
