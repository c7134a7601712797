import axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The themes differ only in colors. */
const themes: readonly [name: string, runOnly: string[]][] = [
  ['dark', ['color-contrast']],
  ['light', tags],
];

/**
 * Expects axe to find no violations in either theme. Continues after a violation, so that one run lists
 * them all.
 * @param part a selector of what to check; the whole page by default
 * @param inDark false where the same part is checked in dark at another width; colors do not depend on it
 */
export async function expectNoViolations(
  page: Page,
  state = '',
  part = '',
  inDark = true,
): Promise<void> {
  // The script takes as long to evaluate as a check: once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const before = await page.locator('html').getAttribute('data-theme');
  for (const [theme, runOnly] of inDark && !inSecondBrowser(page) ? themes : themes.slice(1)) {
    await setTheme(page, theme);
    expect.soft(await violations(page, runOnly, part), `${state}, ${theme}`).toEqual([]);
  }
  await setTheme(page, before ?? 'light');
}

/** Returns each rule that is violated, with the HTML of its nodes. */
async function violations(page: Page, runOnly: string[], part: string): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([part, runOnly]) =>
      (window as unknown as { axe: typeof axe }).axe.run(part || document, {
        runOnly,
        // Reporting passes as well takes several times as long.
        resultTypes: ['violations'],
      }),
    [part, runOnly] as const,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** Sets the theme as the studio does, without telling it. */
function setTheme(page: Page, theme: string): Promise<unknown> {
  return page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** The second browser skips dark, whose colors are the same as in the first. */
const inSecondBrowser = (page: Page) =>
  page.context().browser()?.browserType().name() === 'firefox';
