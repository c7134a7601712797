import { expect, test, type Page } from './test';
import { openStudio, policyOf, requestRow, rule, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const getPods = 'kubectl get pods -n dev';
const getSecret = 'kubectl get secret db-password -n prod -o yaml';
const count = 24;
/** Twenty-four rules that match no request, one for pods in dev, one for the rest. */
const nobodies = Array.from(
  { length: count },
  (_, at) => `  - { level: Metadata, users: [nobody-${at}] }\n`,
);
const many = policyOf(
  `${nobodies.join('')}  - { level: Metadata, namespaces: [dev] }\n  - level: Request\n`,
);

const why = (page: Page) => page.getByRole('tabpanel', { name: 'Why' });
const ruleRow = (page: Page, number: number) =>
  why(page).getByRole('row', { name: new RegExp(`^${number} `) });

/** Shows the rules above the one that matches, which are folded when they are many. */
async function unfold(page: Page): Promise<void> {
  const folded = why(page).getByRole('button', {
    name: / rules above do not match$/,
    expanded: false,
  });
  if (await folded.isVisible()) await folded.click();
}

test('the row of the matching rule among many is in view', async ({ page }) => {
  await test.step('scrolls into view with the request, and only the detail scrolls', async () => {
    await openStudio(page, many);
    await requestRow(page, getPods).click();
    await expect(ruleRow(page, count + 1)).toBeInViewport({ ratio: 0.9 });
    await expect(ruleRow(page, count - 1)).toHaveCount(0);
    await unfold(page);
    await expect(ruleRow(page, count - 1)).toHaveCount(1);
    await requestRow(page, getSecret).click();
    await expect(ruleRow(page, count + 2)).toBeInViewport({ ratio: 0.9 });
    await requestRow(page, getPods).click();
    await expect(ruleRow(page, count + 1)).toBeInViewport({ ratio: 0.9 });
    await expect(requestRow(page, getPods)).toBeInViewport({ ratio: 0.9 });
    await expect(requestRow(page, getPods)).toBeFocused();
    const around = await why(page).evaluate((pane) => {
      const moved: string[] = [];
      for (let each = pane.parentElement; each; each = each.parentElement) {
        if (each.scrollTop > 0) moved.push(each.tagName);
      }
      return moved;
    });
    expect(around).toEqual([]);
  });

  await test.step('stays put while the same rule matches, and follows another', async () => {
    await openStudio(page, many);
    await requestRow(page, getPods).click();
    await expect(ruleRow(page, count + 1)).toBeVisible();
    await unfold(page);
    await requestRow(page, getSecret).click();
    await expect(ruleRow(page, count + 2)).toBeInViewport({ ratio: 0.9 });
    await why(page).evaluate((pane) => pane.scrollTo(0, 0));
    await rule(page, count + 2)
      .getByRole('button', { expanded: false })
      .click();
    await rule(page, count + 2)
      .getByRole('radio', { name: 'Metadata' })
      .check({ force: true });
    await expect(why(page)).toContainText(`Matched by rule ${count + 2}: level Metadata.`);
    await expect.poll(() => why(page).evaluate(({ scrollTop }) => scrollTop)).toBe(0);

    await rule(page, count + 2)
      .getByRole('button', { name: 'Move up' })
      .press('Enter');
    await expect(why(page)).toContainText(`Matched by rule ${count + 1}: level Metadata.`);
    await expect(ruleRow(page, count + 1)).toBeInViewport({ ratio: 0.9 });
  });

  await test.step('on a phone the detail starts at the top, whatever was scrolled before', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStudio(page, many);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await requestRow(page, getPods).click();
    const verdict = page.getByText(`Matched by rule ${count + 1}: level Metadata.`);
    await expect(verdict).toBeInViewport({ ratio: 1 });
    const opened = page.getByRole('tabpanel');
    const scrolled = () => opened.evaluate(({ scrollTop }) => scrollTop);
    const scrollDown = async () => {
      await unfold(page);
      await opened.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
      expect(await scrolled()).toBeGreaterThan(0);
    };
    for (const [tab, command] of [
      ['Events', getSecret],
      ['Request', getPods],
      ['Why', getSecret],
    ] as const) {
      await scrollDown();
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel', { name: tab })).not.toBeEmpty();
      await expect.poll(scrolled).toBe(0);
      await scrollDown();
      await page.getByRole('button', { name: 'Close the request' }).click();
      await requestRow(page, command).press('Enter');
      await expect(page.getByRole('button', { name: 'Close the request' })).toBeVisible();
      await expect.poll(scrolled).toBe(0);
    }
    const other = page.getByText(`Matched by rule ${count + 2}: level Request.`);
    await expect(other).toBeInViewport({ ratio: 1 });
  });
});
