import { expect, test } from '@playwright/test';
import { openRule, openStudio, panel, rule, savedText, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';

test('long messages, repeated problems, and a policy in another file', async ({ page }) => {
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

  await test.step('the same problem on many lines is one entry, with a link to each', async () => {
    const rule = (_: unknown, index: number) =>
      `- level: None\n  users: ["u${index}"]\n  verbs: ["frob"]\n`;
    await openStudio(page, head + Array.from({ length: 8 }, rule).join(''));
    const items = panel(page, 'Problems').getByRole('listitem').filter({ hasText: '"frob"' });
    await expect(items).toHaveCount(1);
    await expect(items).toContainText('also on lines 9, 12, 15 and 4 more');
    const lines = items.getByRole('button', { name: /^line \d+$/ });
    await expect(lines).toHaveCount(4);
    const more = items.getByRole('button', { name: '4 more' });
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await more.press('Enter');
    await expect(lines).toHaveCount(8);
    await expect(items).toContainText('15, 18, 21, 24 and 27');
    await expect(items.getByRole('button', { name: 'Show less' })).toBeFocused();
    await items.getByRole('button', { name: 'line 27' }).click();
    await page.keyboard.press('Delete');
    await expect(lines).toHaveCount(7);
  });

  await test.step('a policy with a fault inside another file: extracted, then mended, with the rules where they belong', async () => {
    const inline = `apiVersion: audit.k8s.io/v1\nkind: AuditPolicy\nrule: # mine\n  - level: metadata\n`;
    const cluster = `kind: Cluster\nspec:\n  audit-policy-file: |\n${inline.replace(/^(?=.)/gm, '    ')}`;
    await openStudio(page, cluster);
    const problems = panel(page, 'Problems');
    await expect(problems).toContainText(
      'kube-apiserver would reject it: failed decoding: no kind',
    );
    await expect(problems).not.toContainText('The policy is in another file');
    await problems.getByRole('button', { name: 'Extract the policy' }).click();
    await expect.poll(() => savedText(page)).toBe(inline);
    for (const fix of ['Set kind: Policy', 'Rename to rules', 'Change to Metadata']) {
      await expect(problems.getByRole('button', { name: /^Add a Metadata rule/ })).toHaveCount(0);
      await problems.getByRole('button', { name: fix }).first().click();
    }
    await expect
      .poll(() => savedText(page))
      .toBe('apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: # mine\n  - level: Metadata\n');
    await expect(problems).toContainText('No problems found');
  });
});

test('a plain notice disappears by itself unless it is in use; a refused edit stays', async ({
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
