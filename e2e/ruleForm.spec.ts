import { expect, test } from '@playwright/test';
import { openRule, openStudio, policyOf, rule, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('names without resources, and stages that are none, can be removed', async ({ page }) => {
  await openStudio(
    page,
    policyOf(`  - level: Metadata
    omitStages: [RequestStarted, Panic]
    resources:
      - group: ""
        resourceNames: [one]
`),
  );
  await openRule(page, 1);
  const entry = rule(page, 1).getByRole('group', { name: 'Resources entry 1' });
  await expect(entry.getByRole('combobox', { name: 'Resource names' })).toBeEnabled();
  await entry.getByRole('button', { name: /Remove one/ }).click();
  await expect(entry.getByRole('row', { name: 'one' })).toHaveCount(0);

  const stages = rule(page, 1).getByRole('group', { name: 'Omit stages' });
  await expect(stages.getByRole('checkbox', { checked: true })).toHaveCount(2);
  const strange = stages.getByRole('checkbox', { name: /^RequestStarted/ });
  await strange.press('Space');
  await expect(strange).toHaveCount(0);
  await expect(stages.getByRole('checkbox', { name: 'Panic' })).toBeChecked();
  await expect(stages.getByRole('checkbox', { name: 'RequestReceived' })).toBeFocused();
});

test('removing resources: the focus stays, and a rule that becomes wider says so', async ({
  page,
}) => {
  await openStudio(
    page,
    policyOf(`  - level: Metadata
    resources:
      - group: ""
        resources: [pods]
      - group: apps
        resources: [deployments]
`),
  );
  await openRule(page, 1);
  const first = rule(page, 1).getByRole('group', { name: 'Resources entry 1' });
  await first.getByRole('button', { name: 'Remove pods' }).click();
  await expect(page.getByText('The rule now covers everything in the core group.')).toBeVisible();

  const removeFirst = rule(page, 1).getByRole('button', { name: 'Remove entry 1' });
  await removeFirst.press('Enter');
  await expect(removeFirst).toBeFocused();
  await expect(first.getByLabel('API group')).toHaveValue('apps');
  await removeFirst.press('Enter');
  await expect(rule(page, 1).getByRole('button', { name: 'Limit to resources' })).toBeFocused();
});
