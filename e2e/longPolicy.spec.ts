import { expect, test } from './test';
import {
  openStudio,
  panel,
  policyOf,
  requestRow,
  rule,
  ruleHead,
  savedText,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const ruleOf = (name: string) => `  - level: None\n    users: [${name}]\n`;
const many = Array.from({ length: 1000 }, (_, index) => ruleOf(`user-${index}`));
const long = policyOf(many.join('') + '  - level: Metadata\n');

test('of a thousand rules only visible ones are rendered, and each can be reached', async ({
  page,
}) => {
  await openStudio(page, long);
  const rules = panel(page, 'Rules');
  await expect(rule(page, 1)).toBeVisible();
  await expect(rules.getByRole('list')).toHaveAccessibleName('1001 rules');
  expect(await rules.getByRole('listitem').count()).toBeLessThan(60);

  await requestRow(page, 'kubectl get pods -n dev').click();
  await expect(rule(page, 1001)).toBeInViewport();
  await expect(rule(page, 1001)).toHaveAttribute('aria-posinset', '1001');
  await expect(rule(page, 1001)).toHaveAttribute('data-lit', 'true');

  await ruleHead(page, 1001).click();
  await page
    .getByRole('combobox', { name: 'Position of rule 1001' })
    .selectOption('1 (evaluated first)');
  await expect(
    page.getByRole('combobox', { name: 'Position of rule 1', exact: true }),
  ).toBeFocused();
  await expect.poll(() => savedText(page)).toBe(policyOf('  - level: Metadata\n' + many.join('')));

  await page.keyboard.press('ControlOrMeta+z');
  await expect(ruleHead(page, 1001)).toHaveAttribute('aria-expanded', 'true');
  // Above the last rule, which matches every request.
  await rules.getByRole('button', { name: 'Add rule' }).click();
  await expect(ruleHead(page, 1001)).toBeFocused();
  await expect(ruleHead(page, 1002)).toHaveAttribute('aria-expanded', 'false');
  await expect(rule(page, 1001)).toBeInViewport();
});
