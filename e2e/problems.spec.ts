import { expect, test } from './test';
import { openRule, openStudio, panel, rule, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';

test('a long message of the server', async ({ page }) => {
  await test.step('a long message of the server is cut, with a button to show all', async () => {
    const long = 'Metadata'.repeat(1250);
    await openStudio(page, `${head}- level: ${long}\n- level: x\n`);
    const whole = panel(page, 'Problems').getByRole('button', { name: 'Full message' });
    const said = panel(page, 'Problems').getByRole('region', { name: 'What kube-apiserver says' });
    await expect(said).toHaveCount(0);
    await whole.press('Enter');
    await expect(whole).toHaveAttribute('aria-expanded', 'true');
    const height = async () => (await said.boundingBox())?.height ?? 0;
    const all = said.getByRole('button', { name: 'Show all' });
    await expect(all).toHaveAttribute('aria-expanded', 'false');
    await expect(said).toContainText(long);
    const cut = await height();
    expect(cut).toBeLessThan(200);
    await all.focus();
    await page.keyboard.press('Enter');
    const less = said.getByRole('button', { name: 'Show less' });
    await expect(less).toBeFocused();
    await expect(less).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(height).toBeGreaterThan(3 * cut);
    await page.keyboard.press('Enter');
    await expect(all).toBeFocused();
    await expect.poll(height).toBe(cut);
  });

  await test.step('a short message has no such button', async () => {
    await openStudio(page, `${head}- level: None\n  verb: x\n`);
    await expect(panel(page, 'Problems')).toContainText('unknown field "rules[0].verb"');
    await expect(panel(page, 'Problems').getByRole('button', { name: 'Show all' })).toHaveCount(0);
  });
});

test('a plain notice disappears by itself unless it is in use; a refused edit stays @clock', async ({
  page,
}) => {
  await page.clock.install();
  await openStudio(page, `${head}- level: None\n  verb: [get]\n- &one { level: None }\n- *one\n`);
  await panel(page, 'Problems').getByRole('button', { name: 'Rename to verbs' }).first().click();
  const news = page.getByText('Fixed: renamed to verbs.');
  await news.hover();
  await page.clock.fastForward(9000);
  await expect(news).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(9000);
  await expect(news).toBeHidden();

  await openRule(page, 3);
  await rule(page, 3).getByRole('button', { name: 'Duplicate rule' }).click();
  const refusal = page.getByRole('button', { name: 'Show the line' });
  await expect(refusal).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(refusal).toBeVisible();
});
