import { expect, test } from '@playwright/test';
import { expectNoViolations } from './axe';
import { openStudio, panel, requestRow, rule, small, verdict } from './studio';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('wide: a rule open, a request selected, each tab', async ({ page }) => {
      await openStudio(page, small);
      await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
      await rule(page, 1).getByRole('button', { expanded: false }).click();
      await expect(rule(page, 1).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
      await page.getByRole('button', { name: 'Never record' }).click();
      await requestRow(page, 'kubectl get pods -n dev').click();
      await expectNoViolations(page);
      await page.getByRole('tab', { name: 'Events' }).click();
      await requestRow(page, 'kubectl get secret db-password -n prod -o yaml').click();
      await expectNoViolations(page);
      await page.getByRole('tab', { name: 'Request' }).click();
      await expectNoViolations(page);
    });

    test('wide: broken text, templates open, an open list', async ({ page }) => {
      await openStudio(page, `${small}  - level: [`);
      await expect(verdict(page)).toHaveText(/^refused/);
      await expectNoViolations(page);
      for (const opener of [/^Templates$/, /^same answers as kube-apiserver/]) {
        await page.getByRole('button', { name: opener }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectNoViolations(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    });

    test('phone: each pane', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openStudio(page, small);
      for (const pane of ['YAML', 'Rules', 'Preview', 'Problems'] as const) {
        await page.getByRole('button', { name: pane, exact: true }).click();
        await expect(panel(page, pane)).toBeVisible();
        await expectNoViolations(page);
      }
    });
  });
}

test('F6 goes round the panes, arrow keys move the selected request', async ({ page }) => {
  await openStudio(page, small);
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  for (const pane of ['YAML', 'Rules', 'Preview', 'Problems', 'YAML']) {
    await page.keyboard.press('F6');
    await expect
      .poll(() =>
        page.evaluate(() =>
          document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'),
        ),
      )
      .toBe(pane);
  }
  await requestRow(page, 'kubectl get pods -n dev').click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
  await expect(page.getByRole('row', { selected: true })).not.toContainText(
    /^kubectl get pods -n dev[^a-z]*Met/,
  );
});
