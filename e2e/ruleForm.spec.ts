import { expect, test } from './test';
import { openRule, openStudio, panel, policyOf, rule, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const secrets = policyOf(`  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Metadata
    nonResourceURLs: ["/version"]
`);

test('help and problems beside the fields of a rule', async ({ page }) => {
  await test.step('the label of a field opens its help, and Escape closes it', async () => {
    await openStudio(page, secrets);
    await openRule(page, 1);
    const label = rule(page, 1).getByRole('button', { name: 'Help: API group' });
    await label.press('Enter');
    const help = page.getByRole('dialog', { name: 'Help: group' });
    await expect(help).toContainText('An API group without its version');
    await expect(help).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(label).toBeFocused();
    await label.click();
    await expect(help).toBeVisible();
    await label.click();
    await expect(help).toBeHidden();
  });

  await test.step('a problem takes two lines at most, opens, and leads to the Problems list', async () => {
    await openStudio(page, policyOf('  - level: Metadata\n    users: ["system:*"]\n'));
    await openRule(page, 1);
    const card = rule(page, 1).getByRole('button', { name: /does not support wildcards/ });
    const height = async () => (await card.boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThan(48);
    await card.press('Enter');
    await expect(card).toHaveAttribute('aria-expanded', 'true');
    await rule(page, 1).getByRole('button', { name: 'Show in Problems' }).press('Enter');
    const row = panel(page, 'Problems').getByRole('listitem').filter({ hasText: 'wildcards' });
    await expect(row.getByRole('button', { name: 'line 5' })).toBeFocused();
  });
});
