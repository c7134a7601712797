import { test as base, type BrowserContext } from '@playwright/test';
import { oneProcess } from '../scripts/chromium.mjs';

export { expect, type Browser, type Locator, type Page } from '@playwright/test';

/** The size of a page, unless a test wants another. */
const usual = { width: 1280, height: 720 };

/**
 * Playwright's test, but the tests of a worker share one browser context: with its cache of files and compiled
 * scripts, a page opens in half the time. They share a process too (playwright.config.ts), which knows the
 * functions that were compiled for the page before. Nothing else is shared: each test has a page of its own,
 * without storage or permissions. What belongs to a context gets one of its own: service workers, touch, and the
 * clock, whose tests are tagged @clock. Tests tagged @tabs have a browser of their own, where each tab has its
 * process, as users' tabs do.
 */
export const test = base.extend<object, { shared: BrowserContext | undefined }>({
  shared: [
    async ({ browser, browserName }, lend) => {
      // Only Chromium can empty the storage of a context, and traces are kept by context.
      const canShare = browserName === 'chromium' && !process.env['TRACE'];
      // Not those of the test that happens to come first.
      const options = { serviceWorkers: 'block', hasTouch: false, viewport: usual } as const;
      const context = canShare ? await browser.newContext(options) : undefined;
      await lend(context);
      await context?.close();
    },
    { scope: 'worker' },
  ],

  context: async (
    { context: own, shared, playwright, launchOptions, hasTouch, serviceWorkers },
    lend,
    { tags },
  ) => {
    const needsOwn = hasTouch || serviceWorkers === 'allow' || tags.includes('@clock');
    if (!shared || needsOwn) return lend(own);
    if (!tags.includes('@tabs')) return lend(shared);
    const args = launchOptions.args?.filter((arg) => arg !== oneProcess) ?? [];
    const browser = await playwright.chromium.launch({ ...launchOptions, args });
    await lend(await browser.newContext());
    await browser.close();
  },

  page: async ({ context, shared, viewport, baseURL }, lend) => {
    // A process ends with its last page: this one stays.
    if (context === shared && context.pages().length === 0) {
      await (await context.newPage()).goto(`${baseURL}/robots.txt`);
    }
    const page = await context.newPage();
    if (context === shared) {
      await page.setViewportSize(viewport ?? usual);
      await context.clearPermissions();
      const session = await context.newCDPSession(page);
      const everything = { origin: baseURL ?? '', storageTypes: 'all' };
      await session.send('Storage.clearDataForOrigin', everything);
      await session.detach();
    }
    await lend(page);
    const stays = context === shared ? 1 : 0;
    for (const open of context.pages().slice(stays)) await open.close();
  },
});
