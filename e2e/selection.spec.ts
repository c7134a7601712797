import { expect, test } from './test';
import {
  focusMonaco,
  grid,
  openStudio,
  panel,
  requestRow,
  rule,
  ruleHead,
  three,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const getSecret = 'kubectl get secret db-password -n prod -o yaml';

test('a selection is shown in every pane @monaco', async ({ page }) => {
  await test.step('a request highlights its rule in the form and in the text', async () => {
    await openStudio(page, three);
    const yaml = panel(page, 'YAML');
    await expect(yaml.locator('.monaco-editor .view-lines')).toBeVisible();
    await requestRow(page, getSecret).click();
    await expect(rule(page, 1)).toHaveAttribute('data-lit', 'true');
    await expect(rule(page, 2)).toHaveAttribute('data-lit', 'false');
    await expect(yaml.locator('.rule-lit')).toHaveCount(4);
    await requestRow(page, 'kubectl get pods -n dev').click();
    await expect(rule(page, 2)).toHaveAttribute('data-lit', 'true');
    await expect(yaml.locator('.rule-lit')).toHaveCount(1);
  });

  await test.step('the caret in a rule highlights its requests, and can filter for them', async () => {
    await focusMonaco(page);
    await panel(page, 'YAML').getByText('secrets').last().click();
    await expect(requestRow(page, getSecret)).toHaveAttribute('data-lit', 'true');
    const all = await grid(page).getByRole('row').count();
    const ofRule = panel(page, 'Preview').getByRole('group', { name: 'Requests of the selected' });
    await expect(ofRule).toContainText(/Rule 1 is the first match for \d+ requests/);
    await ofRule.getByRole('button', { name: 'Show only these' }).click();
    await expect(requestRow(page, 'kubectl get pods -n dev')).toBeHidden();
    for (const row of (await grid(page).getByRole('row').all()).slice(1)) {
      await expect(row.getByRole('gridcell', { name: 'rule' })).toHaveText('1');
    }
    await ofRule.getByRole('button', { name: 'Show all' }).click();
    await expect(grid(page).getByRole('row')).toHaveCount(all);
  });

  await test.step('rules show how many requests they match, even if none', async () => {
    const gutter = panel(page, 'YAML').locator('.rule-count');
    await expect(gutter).toHaveCount(3);
    const shown = await gutter.evaluateAll((marks) =>
      marks.map((mark) => getComputedStyle(mark, '::before').content.replaceAll('"', '')),
    );
    expect(shown[0]).toMatch(/^\d+$/);
    expect(shown[2]).toBe('×');
    await expect(rule(page, 1)).toContainText(`${shown[0]} requests matched`);
    await expect(rule(page, 3)).toContainText('Never reached');
    await ruleHead(page, 3).click();
    await expect(panel(page, 'Preview')).toContainText(
      'Rule 3 is not the first match for any of these requests.',
    );
  });
});
