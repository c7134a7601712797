import { expect, test } from '@playwright/test';
import { openRule, openStudio, policyOf, rule, ruleHead, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('what was removed, added and fixed in the form, and where the focus goes', async ({
  page,
}) => {
  await test.step('names without resources and unknown stages can be removed', async () => {
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

  await test.step('after removing resources the focus stays, and a notice says that the rule became wider', async () => {
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
    await expect(
      page.getByText('The rule now matches everything in the core group.'),
    ).toBeVisible();

    const removeFirst = rule(page, 1).getByRole('button', { name: 'Remove entry 1' });
    await removeFirst.press('Enter');
    await expect(removeFirst).toBeFocused();
    await expect(first.getByLabel('API group')).toHaveValue('apps');
    await removeFirst.press('Enter');
    await expect(rule(page, 1).getByRole('button', { name: 'Limit to resources' })).toBeFocused();
  });

  await test.step('the focus moves to the new entry, unless it is already elsewhere', async () => {
    await openStudio(page, policyOf('  - level: Metadata\n'));
    await openRule(page, 1);
    const limit = rule(page, 1).getByRole('button', { name: 'Limit to resources' });
    const resourcesOf = (name: string) =>
      rule(page, 1).getByRole('group', { name }).getByRole('combobox', { name: 'Resources' });
    await limit.press('Enter');
    await expect(resourcesOf('New resources entry')).toBeFocused();
    await rule(page, 1).getByRole('button', { name: 'Cancel the new entry' }).press('Enter');
    await expect(limit).toBeFocused();

    await limit.press('Enter');
    await page.keyboard.type('pods');
    await page.keyboard.press('Enter');
    await expect(resourcesOf('Resources entry 1')).toBeFocused();
    await page.keyboard.type('secrets');
    await page.keyboard.press('Enter');
    await expect(rule(page, 1).getByRole('row', { name: 'secrets' })).toBeVisible();

    await rule(page, 1).getByRole('button', { name: 'Add API group' }).click();
    await page.keyboard.type('nodes');
    // The open list hides the rest of the page from screen readers, and from a look-up by role.
    const users = rule(page, 1).getByPlaceholder('anyone');
    await users.click();
    await expect(resourcesOf('Resources entry 2')).toBeVisible();
    await expect(users).toBeFocused();
  });

  await test.step('after a fix in a card, the head of the rule has the focus, even if the rule moved', async () => {
    await openStudio(page, policyOf('  - level: Metadata\n  - level: None\n    users: [one]\n'));
    await openRule(page, 1);
    await rule(page, 1).getByRole('button', { name: 'Move rule 1 to the end' }).press('Enter');
    await expect(ruleHead(page, 2)).toBeFocused();
    await expect(ruleHead(page, 2)).toHaveAttribute('aria-expanded', 'true');
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'false');
  });
});
