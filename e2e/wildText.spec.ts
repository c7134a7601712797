import { expect, test, type Page } from './test';
import { openRule, openStudio, panel, policyOf, requestRow, rule, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const long = 'x'.repeat(10_000);
const zalgo = `z${'\\u0300\\u0301\\u0302\\u0303'.repeat(12)}algo`;

/** Difficult values of every kind, as YAML escapes. */
const wild = policyOf(`  - level: Metadata
    users: ["שלום", "עולם", "a\\u202egnp.exe", "${zalgo}"]
  - level: Request
    users: ["${long}", "line\\nbreak\\ttab", "admin\\u200b"]
    namespaces: ["dev ", "🎭", "${long}"]
  - level: Metadata
    verbs: [get]
    resources:
      - group: ""
        resources: [secrets]
        resourceNames: ["${long}", "${zalgo}"]
  - level: None
    omitStages: ["${long}"]
    nonResourceURLs: ["/${long}", "${long}"]
    userGroups: ["مرحبا", "${zalgo}"]
`);

/** Elements that extend beyond the window, or scroll horizontally by accident. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-pane] *, header *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        if (element.closest('.monaco-editor, textarea, [role="grid"], table')) return false;
        const { right, width, height } = element.getBoundingClientRect();
        if (width < 2 || height < 2 || element.closest('.visually-hidden')) return false;
        const scrolls = overflowX === 'auto' || overflowX === 'scroll';
        return (
          (scrolls && element.scrollWidth > element.clientWidth + 1) ||
          (right > innerWidth + 1 && !element.closest('[class*="value"]'))
        );
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );

test('extreme values stay in their boxes, in their order and in their line', async ({ page }) => {
  for (const width of [1440, 320]) {
    await test.step(`${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await openStudio(page, wild);
      const isNarrow = width < 1100;
      const show = async (name: string) => {
        if (isNarrow) await page.getByRole('button', { name, exact: true }).click();
      };
      await show('Rules');
      await expect(rule(page, 1)).toContainText('"a\\u202egnp.exe"');
      await expect(rule(page, 2)).toContainText('"line\\nbreak\\ttab" or "admin\\u200b"');
      await expect(rule(page, 2)).toContainText(`${'x'.repeat(80)}…`);
      await page.getByRole('button', { name: 'In plain English' }).click();
      await expect(page.getByText('kube-apiserver evaluates the 4 rules')).toBeVisible();
      expect(await overflowing(page)).toEqual([]);
      await page.getByRole('button', { name: 'In plain English' }).click();
      for (const number of [2, 3, 4]) {
        await openRule(page, number);
        expect(await overflowing(page)).toEqual([]);
      }
      await expect(panel(page, 'Rules')).not.toContainText(/[\u202e\u200b]/);
      await show('Problems');
      await expect(panel(page, 'Problems')).toContainText('must begin with');
      await expect(panel(page, 'Problems')).not.toContainText(/[\u202e\u200b]/);
      expect(await overflowing(page)).toEqual([]);
    });
  }

  await test.step('right-to-left names keep their order, and stacked marks stay in their line', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await openStudio(page, wild.replace(/ {2}- level: None\n[^]*/, ''));
    const names = rule(page, 1).locator('bdi');
    await expect(names.nth(2)).toBeVisible();
    await expect(async () => {
      const [first, second, tall] = await names.evaluateAll((all) =>
        all.map((name) => {
          const { left, top, height } = name.getBoundingClientRect();
          const { overflow } = getComputedStyle(name);
          // Ordered by line, then from left to right.
          return { place: 10_000 * Math.round(top) + left, height, overflow };
        }),
      );
      expect(first?.place).toBeLessThan(second?.place ?? 0);
      expect(tall?.overflow).toBe('hidden');
      expect(tall?.height).toBeLessThan(24);
    }).toPass();

    await requestRow(page, 'kubectl get pods -n dev').click();
    const why = page.getByRole('tabpanel', { name: 'Why' });
    await expect(why.getByRole('table')).toContainText('שלום, עולם, "a\\u202egnp.exe" +1');
  });
});
