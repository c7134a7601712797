import { expect, test, type Page } from './test';
import { expectNoViolations } from './axe';
import { everyLevel, openStudio, panel, requestRow, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const run = 'kubectl run web-2 --image=nginx -n prod';

const preview = (page: Page) => panel(page, 'Preview');
const levels = (page: Page) =>
  preview(page).getByRole('radiogroup', { name: 'Compare at level', exact: true });
const event = (page: Page, name: string) =>
  preview(page).getByRole('region', { name: `Event ${name}`, exact: true });

/** Opens the events of a request; its row is clicked where nothing lies over it. */
async function openEvents(page: Page, command: string) {
  await requestRow(page, command).click({ position: { x: 40, y: 10 } });
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(levels(page)).toBeVisible();
}

test('no violations in a comparison, wide and on a phone', async ({ page }) => {
  await openStudio(page, everyLevel);
  await openEvents(page, run);
  await levels(page)
    .getByRole('radio', { name: /^Metadata,/ })
    .check({ force: true });
  await expect(event(page, 'ResponseComplete').getByRole('deletion').first()).toBeVisible();
  await expectNoViolations(page, 'wide', '[data-pane="Preview"]');
  await preview(page)
    .getByRole('button', { name: /^Reset to/ })
    .click();
  await preview(page).getByRole('checkbox', { name: 'managed fields' }).uncheck();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(event(page, 'ResponseComplete').getByRole('deletion')).toHaveCount(1);
  await expectNoViolations(page, 'on a phone', '[data-pane="Preview"]', false);
});
