import axe from 'axe-core';
import { expect, type JSHandle, type Page } from '@playwright/test';
import { crowdedTargets, looks } from './suspects';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * For these rules axe computes where every element of the page is, which takes most of its time. So they check
 * only the elements that could violate them, and each kind of them once.
 */
const slow = { 'color-contrast': looks, 'target-size': crowdedTargets };
type SlowRule = keyof typeof slow;

/** They take links to Learn, such as `#learn/lesson/stages`, for links to a place on the page. */
const misled = ['skip-link'];

/** What the slow rules have checked, in whatever page and state. */
const known = new Set<string>();

/**
 * Expects axe to find no violations in either theme; the themes differ only in colors. Continues after a
 * violation, so that one run lists them all.
 * @param part a selector of what to check; the whole page by default
 * @param withColors false where the same part is checked at another width; colors do not depend on it
 */
export async function expectNoViolations(
  page: Page,
  state = '',
  part = '',
  withColors = true,
): Promise<void> {
  // The script takes as long to evaluate as a check: once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  if (part !== '') await expect(page.locator(part).first()).toBeAttached();
  const before = await page.locator('html').getAttribute('data-theme');
  await setTheme(page, 'light');
  const colors: SlowRule[] = withColors ? ['color-contrast'] : [];
  const found = [
    ...(await violations(page, part)),
    ...(await slowViolations(page, ['target-size', ...colors], part)),
  ];
  expect.soft(found, state).toEqual([]);
  if (withColors && !inSecondBrowser(page)) {
    await setTheme(page, 'dark');
    expect.soft(await slowViolations(page, colors, part), `${state}, dark`).toEqual([]);
  }
  await setTheme(page, before ?? 'light');
}

/** Returns each rule that is violated, but for the slow ones, with the HTML of its nodes. */
async function violations(page: Page, part: string): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([part, runOnly, off]) =>
      (window as unknown as { axe: typeof axe }).axe.run(part || document, {
        runOnly,
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        // Reporting passes as well takes several times as long.
        resultTypes: ['violations'],
      }),
    [part, tags, [...Object.keys(slow), ...misled]] as const,
  );
  return shown(violations);
}

/** Returns the violations of slow rules. */
async function slowViolations(page: Page, rules: SlowRule[], part: string): Promise<string[]> {
  const suspects: JSHandle<readonly Element[]>[] = [];
  const runOnly: SlowRule[] = [];
  for (const rule of rules) {
    const all = await page.evaluateHandle(slow[rule], part);
    const keys = await all.evaluate((each) => each.map(([key]) => key));
    const isNew = keys.map((key) => !known.has(`${rule} ${key}`));
    if (!isNew.includes(true)) continue;
    for (const key of keys) known.add(`${rule} ${key}`);
    suspects.push(
      await all.evaluateHandle(
        (each, kept) => each.flatMap(([, element], at) => (kept[at] ? element : [])),
        isNew,
      ),
    );
    runOnly.push(rule);
  }
  if (runOnly.length === 0) return [];
  const { violations } = await page.evaluate(
    ([suspects, runOnly]) =>
      (window as unknown as { axe: typeof axe }).axe.run(suspects.flat(), {
        runOnly,
        resultTypes: ['violations'],
      }),
    [suspects, runOnly] as const,
  );
  return shown(violations);
}

const shown = (violations: readonly axe.Result[]) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);

/** Sets the theme as the studio does, without telling it. */
function setTheme(page: Page, theme: string): Promise<unknown> {
  return page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** The second browser skips dark, whose colors are the same as in the first. */
const inSecondBrowser = (page: Page) =>
  page.context().browser()?.browserType().name() === 'firefox';
