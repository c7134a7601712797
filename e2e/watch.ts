import type { Page } from '@playwright/test';

/** What a page says where the test does not allow its service worker. */
const blocked = 'Service Worker registration blocked by Playwright';

interface Watched {
  refused: string[];
}

/** Records policy violations, errors and requests to other origins. */
export async function watch(page: Page, home: string): Promise<() => Promise<string[]>> {
  const noted: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && message.text() !== blocked) {
      noted.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => noted.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${home}/`) && !url.startsWith('data:')) noted.push(`request: ${url}`);
  });
  await page.addInitScript(() => {
    const watched: Watched = { refused: [] };
    Object.assign(window, watched);
    document.addEventListener('securitypolicyviolation', (event) =>
      watched.refused.push(
        `refused: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`,
      ),
    );
  });
  return async () => [
    ...noted,
    ...(await page.evaluate(() => (window as unknown as Watched).refused)),
  ];
}
