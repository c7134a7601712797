import AxeBuilder from '@axe-core/playwright';
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
 */
export async function expectNoViolations(page: Page, state = '', part = ''): Promise<void> {
  const before = await page.locator('html').getAttribute('data-theme');
  for (const [theme, runOnly] of inSecondBrowser(page) ? themes.slice(1) : themes) {
    await setTheme(page, theme);
    const axe = new AxeBuilder({ page })
      // Reporting passes as well takes several times as long.
      .options({ runOnly, resultTypes: ['violations'] })
      // Without frames of other origins axe needs no second page.
      .setLegacyMode();
    const { violations } = await (part ? axe.include(part) : axe).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`,
    );
    expect.soft(found, `${state}, ${theme}`).toEqual([]);
  }
  await setTheme(page, before ?? 'light');
}

/** Sets the theme as the studio does, without telling it. */
function setTheme(page: Page, theme: string): Promise<unknown> {
  return page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** The second browser skips dark, whose colors are the same as in the first. */
const inSecondBrowser = (page: Page) =>
  page.context().browser()?.browserType().name() === 'firefox';
