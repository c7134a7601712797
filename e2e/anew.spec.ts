import { expect, test, type Page } from './test';
import {
  focusMonaco,
  grid,
  openRule,
  openStudio,
  panel,
  policyOf,
  ruleHead,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const old = policyOf(
  '  - level: Request\n    users: [alice]\n  - level: RequestResponse\n    users: [bob]\n  - level: None\n',
);
const area = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });

/** Notes, until the page is closed, what the panes ever show, and where their content begins. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const seen = { texts: new Set<string>(), tops: new Set<number>() };
    Object.assign(window, { seen });
    const look = () => {
      for (const each of document.querySelectorAll('[data-pane="Rules"] li[data-rule]')) {
        seen.texts.add(each.textContent);
      }
      for (const each of document.querySelectorAll('[data-pane="Preview"] [role="row"]')) {
        seen.texts.add(each.textContent);
      }
      const content = document.querySelector('[aria-label="Whole policy"]');
      if (content) seen.tops.add(Math.round(content.getBoundingClientRect().top));
    };
    new MutationObserver(look).observe(document.body, {
      ...{ subtree: true, childList: true, characterData: true },
    });
  });
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Record<'texts' | 'tops', Set<unknown>> };
      return { texts: [...seen.texts].join('\n'), tops: [...seen.tops] };
    });
}

test('a policy typed anew shows nothing of the one before @monaco', async ({ page }) => {
  await openStudio(page, old);
  await openRule(page, 2);
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect(panel(page, 'Rules')).toContainText('No rules yet.');
  await expect(panel(page, 'Preview')).toContainText('Nothing to preview yet.');
  const seen = await watch(page);
  const lines = ['apiVersion: audit.k8s.io/v1', 'kind: Policy', 'rules:', '- level: Metadata'];
  for (const line of lines) {
    await page.keyboard.type(line, { delay: 5 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  }
  await expect(verdict(page)).toHaveText(/^Accepted/);
  await expect(ruleHead(page, 1)).toContainText('everything');
  await expect(ruleHead(page, 1)).toHaveAttribute('aria-expanded', /true|false/);
  await expect(grid(page).getByRole('row').nth(1)).toContainText('Metadata');
  const { texts, tops } = await seen();
  expect(texts).toContain('Metadata');
  expect(texts).not.toMatch(/alice|bob|RequestResponse/);
  expect(tops).toHaveLength(1);
});

test('a broken text shows its last valid version after a pause, and nothing jumps', async ({
  page,
}) => {
  await openStudio(page, old);
  await area(page).press('ControlOrMeta+End');
  const seen = await watch(page);
  const place = () => ruleHead(page, 1).boundingBox();
  const before = await place();
  const first = await grid(page).boundingBox();
  await page.keyboard.type('  - level: [');
  await expect(verdict(page)).toHaveText(/^Rejected/);
  for (const name of ['Rules', 'Preview'] as const) {
    await expect(panel(page, name).getByRole('note')).toContainText(
      'Last valid version, before your change',
    );
  }
  expect([await place(), await grid(page).boundingBox()]).toEqual([before, first]);
  expect((await seen()).tops).toHaveLength(1);
  await expect(ruleHead(page, 3)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  for (const name of ['Rules', 'Preview'] as const) {
    await expect(panel(page, name).getByRole('note')).toBeHidden();
  }
  expect([await place(), await grid(page).boundingBox()]).toEqual([before, first]);
});
