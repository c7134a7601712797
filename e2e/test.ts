import { test as base, type BrowserContext } from '@playwright/test';

export { expect, type Browser, type Locator, type Page } from '@playwright/test';

/** The size of a page, unless a test wants another. */
const usual = { width: 1280, height: 720 };

/**
 * Playwright's test, but the tests of a worker share one browser context: with its cache of files and compiled
 * scripts, a page opens in half the time. Nothing else is shared: each test has a page of its own, without
 * storage or permissions. What belongs to a context gets one of its own: service workers, touch, and the clock,
 * whose tests are tagged @clock.
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

  context: async ({ context: own, shared, hasTouch, serviceWorkers }, lend, { tags }) => {
    const needsOwn = hasTouch || serviceWorkers === 'allow' || tags.includes('@clock');
    await lend(shared && !needsOwn ? shared : own);
  },

  page: async ({ context, shared, viewport, baseURL }, lend) => {
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
    for (const open of context.pages()) await open.close();
  },
});
