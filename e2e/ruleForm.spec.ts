import { expect, test } from '@playwright/test';
import {
  openRule,
  openStudio,
  panel,
  policyOf,
  rule,
  ruleHead,
  savedText,
  withoutMonaco,
} from './studio';

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

const secrets = policyOf(`  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Metadata
    nonResourceURLs: ["/version"]
`);

test('help, fields that a rule cannot have, and text that is not added', async ({ page }) => {
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

  await test.step('fields that the rule cannot have are folded, unless it has them', async () => {
    const urls = rule(page, 1).getByRole('combobox', { name: 'Non-resource URLs' });
    await expect(rule(page, 1)).toContainText('Not with resources');
    await expect(urls).toHaveCount(0);
    await rule(page, 1).getByRole('button', { name: 'Show Non-resource URLs' }).press('Enter');
    await expect(urls).toBeFocused();
    await openRule(page, 2);
    await expect(rule(page, 2)).toContainText('Not with non-resource URLs');
    await rule(page, 2).getByRole('button', { name: 'Remove /version' }).click();
    await expect(rule(page, 2).getByRole('button', { name: 'Limit to resources' })).toBeVisible();
  });

  await test.step('a part of a known value is not added when the field is left, and not lost', async () => {
    await openStudio(page, secrets);
    await openRule(page, 1);
    const resources = rule(page, 1).getByRole('combobox', { name: 'Resources', exact: true });
    await resources.focus();
    await page.keyboard.type('conf');
    await expect(page.getByRole('option').first()).toHaveText(/^configmaps/);
    // The open list hides the rest of the page from a look-up by role.
    await rule(page, 1).getByPlaceholder('anyone').click();
    const note = rule(page, 1).getByRole('status');
    await expect(note).toContainText('Not in the policy yet.');
    expect(await savedText(page)).toBe(secrets);
    await openRule(page, 2);
    await openRule(page, 1);
    await expect(resources).toHaveValue('conf');
    await note.getByRole('button', { name: 'Add configmaps' }).click();
    await expect(resources).toBeFocused();
    await expect.poll(() => savedText(page)).toContain('["secrets", "configmaps"]');
    // A name that is no part of a known one is added.
    await page.keyboard.type('backups');
    await page.keyboard.press('Tab');
    await expect.poll(() => savedText(page)).toContain('"configmaps", "backups"]');
  });

  await test.step('the API group offers its list, completes, and keeps a part of a name as well', async () => {
    const group = rule(page, 1).getByLabel('API group');
    await rule(page, 1).getByRole('button', { name: 'Suggestions for the group' }).click();
    await expect(page.getByRole('option', { name: 'apps', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await group.fill('coord');
    await rule(page, 1).getByPlaceholder('anyone').click();
    await rule(page, 1).getByRole('button', { name: 'Use coordination.k8s.io' }).click();
    await expect(group).toHaveValue('coordination.k8s.io');
    await group.fill('example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('- group: "example.com"');
  });

  await test.step('Enter takes the offered resource of another group', async () => {
    await openStudio(page, secrets);
    await openRule(page, 1);
    await rule(page, 1).getByRole('combobox', { name: 'Resources', exact: true }).focus();
    await page.keyboard.type('hpa');
    await expect(page.getByRole('option').first()).toContainText('in autoscaling');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => savedText(page))
      .toContain('- group: "autoscaling"\n        resources: ["horizontalpodautoscalers"]');
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
