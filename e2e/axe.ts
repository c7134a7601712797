import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What differs between the themes is the colours. */
const themes: readonly [name: string, runOnly: string[]][] = [
  ['dark', ['color-contrast']],
  ['light', tags],
];

/**
 * axe finds nothing on the page as it is now, in either theme. It goes on after a violation, so that
 * one run names them all.
 * @param part what is judged; the whole page if not given
 */
export async function expectNoViolations(page: Page, state = '', part = ''): Promise<void> {
  const before = await page.locator('html').getAttribute('data-theme');
  for (const [theme, runOnly] of inSecondBrowser(page) ? themes.slice(1) : themes) {
    await setTheme(page, theme);
    const axe = new AxeBuilder({ page })
      // Describing all that passed takes several times as long.
      .options({ runOnly, resultTypes: ['violations'] })
      // There are no frames of other origins, for which axe would open a second page.
      .setLegacyMode();
    const { violations } = await (part ? axe.include(part) : axe).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`,
    );
    expect.soft(found, `${state}, ${theme}`).toEqual([]);
  }
  await setTheme(page, before ?? 'light');
}

/** As the studio does; it need not know that it is for a moment. */
function setTheme(page: Page, theme: string): Promise<unknown> {
  return page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** There dark is left out: its colours are those of the first browser. */
const inSecondBrowser = (page: Page) =>
  page.context().browser()?.browserType().name() === 'firefox';
