import { panel, openStudio, policyOf, withoutMonaco } from './studio';
import { expect, test } from './test';

test.beforeEach(withoutMonaco);

const policy = policyOf(`  # who reads Secrets
  - level: Metadata
    resources: [{ group: "", resources: [secrets, configmaps] }] # no bodies
  # covered above
  - level: Metadata
    verbs: [get]
    resources: [{ group: "", resources: [secrets] }]
  # the rest
  - level: Metadata`);

test('a policy is simplified from what is without effect, and undone at once', async ({ page }) => {
  await openStudio(page, policy);
  await panel(page, 'Problems').getByRole('button', { name: 'Simplify the policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Simplify the policy' });
  await expect(dialog.getByRole('region', { name: 'Text' })).toContainText('# covered above');
  await dialog.getByRole('button', { name: /^Apply \d steps?$/ }).click();
  const text = panel(page, 'YAML').getByRole('textbox');
  await expect(text).not.toHaveValue(/verbs/);
  await expect(text).toHaveValue(/# the rest/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(text).toHaveValue(policy);
});
