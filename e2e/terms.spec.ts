import { expect, test, type Page } from './test';
import { expectNoViolations } from './axe';
import { openRule, openStudio, panel, policyOf, rule, ruleHead, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const users = Array.from({ length: 9 }, (_, index) => `user-${index}`);
const policy = policyOf(`  - level: Metadata
    users: [${users.join(', ')}]
    resources:
      - group: ""
        resources: [pods]
        resourceNames: [web]
  - level: None
`);

/** Tooltips are ready only after the first paint, so wait for them before hovering. */
async function openTerms(page: Page) {
  await openStudio(page, policy);
  await expect(page.locator('[role="tooltip"]')).toBeAttached();
}

test('what the words of a rule mean', async ({ page, context }) => {
  await test.step('hovering a word shows its field, which stays while the pointer is on it', async () => {
    await openTerms(page);
    const tip = page.getByRole('tooltip');
    await expect(rule(page, 1)).toContainText('user-0, user-1, user-2, user-3 or 5 more');
    await rule(page, 1).getByText('web', { exact: true }).hover();
    await expect(tip).toContainText('resourceNames');
    await expect(tip).toContainText('Exact names of objects; wildcards are not supported');
    await tip.hover();
    await expect(tip).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();

    await rule(page, 1).getByText('5 more').hover();
    for (const user of users) await expect(tip).toContainText(user);
    await expect(tip).toContainText('before impersonation');
    await page.mouse.move(5, 5);
    await expect(tip).toBeHidden();
  });

  await test.step('the keyboard shows the fields of a rule', async () => {
    await openTerms(page);
    await page.getByRole('button', { name: 'In plain English' }).focus();
    await page.keyboard.press('Tab');
    await expect(ruleHead(page, 1)).toBeFocused();
    const tip = page.getByRole('tooltip');
    await expect(tip).toContainText('user-8');
    await expect(ruleHead(page, 1)).toHaveAccessibleDescription(/users.*user-8/);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await expect(ruleHead(page, 1)).toBeFocused();
  });

  await test.step('the whole policy can be read in plain English and copied', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openTerms(page);
    await page.getByRole('button', { name: 'In plain English' }).click();
    const reading = panel(page, 'Rules').getByRole('group', {
      name: 'The policy in plain English',
    });
    await expect(reading).toContainText('kube-apiserver evaluates the 2 rules from top to bottom');
    await reading.getByRole('button', { name: 'Copy Markdown' }).click();
    await expect(reading.getByText('Copied')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('1. Record every request for `pods` named `web`');
    expect(copied).toContain('2. Drop everything else.');
  });

  await test.step('the tooltip and the plain English have no axe violations', async () => {
    await expect(page.getByRole('button', { name: 'Copy text' })).toBeVisible();
    await openRule(page, 1);
    await rule(page, 1).getByText('web', { exact: true }).first().hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await expectNoViolations(page, 'tip and reading', '[data-pane="Rules"]');
    await expect(page.getByRole('tooltip')).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a long press on a word shows its field and does not open the rule', async ({ page }) => {
    await openTerms(page);
    await page.getByRole('button', { name: 'Rules', exact: true }).click();
    const word = rule(page, 1).getByText('web', { exact: true });
    const box = (await word.boundingBox())!;
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await expect(page.getByRole('tooltip')).toContainText('resourceNames');
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(page.getByRole('tooltip')).toBeVisible();
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'false');
    await word.tap();
    await expect(page.getByRole('tooltip')).toBeHidden();
    await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', 'true');
  });
});
