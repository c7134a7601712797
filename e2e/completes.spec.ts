import { expect, test, type Page } from '@playwright/test';
import { openRule, openStudio, policyOf, rule, savedText, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const text = policyOf(
  '  - level: Metadata\n    resources:\n      - group: ""\n        resources: ["pods"]\n',
);
const options = (page: Page) => page.getByRole('option');
const field = (page: Page, name: string) =>
  rule(page, 1).getByRole('combobox', { name, exact: true });

test('known values are offered, and names of the user’s own are kept', async ({ page }) => {
  await test.step('Enter completes a known value, and never a name of the user’s own', async () => {
    await openStudio(page, text);
    await openRule(page, 1);
    const resources = field(page, 'Resources');
    const names = field(page, 'Resource names');
    const namespaces = field(page, 'Namespaces');
    const users = field(page, 'Users');

    await resources.focus();
    await page.keyboard.type('secr');
    await expect(options(page).first()).toHaveAttribute('data-focused');
    await expect(options(page).last()).toContainText('Use “secr”');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('["pods", "secrets"]');
    await expect(page.getByRole('listbox')).toBeHidden();

    // Typed without a pause, and a name of a custom resource.
    await page.keyboard.insertText('configm');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('"secrets", "configmaps"]');
    await page.keyboard.type('backups');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('"configmaps", "backups"]');
    await page.keyboard.type('serv');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => savedText(page)).toContain('"backups", "serv"]');

    // After an arrow pick the list stays closed.
    await page.keyboard.type('nod');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('"serv", "nodes"]');
    await expect(page.getByRole('listbox')).toBeHidden();

    for (const [list, typed] of [
      [names, 'web'],
      [namespaces, 'kube'],
      [users, 'system:kube'],
    ] as const) {
      await list.focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await expect.poll(() => savedText(page)).toContain(`["${typed}"]`);
    }
  });

  await test.step('a resource of another group is offered, and gets an entry of its own', async () => {
    await openStudio(page, text);
    await openRule(page, 1);
    await field(page, 'Resources').focus();
    await page.keyboard.type('leas');
    await expect(options(page).first()).toContainText('in coordination.k8s.io');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => savedText(page))
      .toContain('- group: "coordination.k8s.io"\n        resources: ["leases"]');
    await expect.poll(() => savedText(page)).toContain('resources: ["pods"]');
  });
});
