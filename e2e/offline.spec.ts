import { expect, test as base, type Page } from './test';
import { focusMonaco, panel, savedText, verdict } from './studio';
import { openSite, publishNext, type Site } from './site';

const test = base.extend<{ keepsLess: boolean; site: Site }>({
  keepsLess: [false, { option: true }],
  site: async ({ keepsLess }, lend) => {
    const site = await openSite(keepsLess);
    await lend(site);
    await site.stop();
  },
});
test.use({ serviceWorkers: 'allow' });

const news = (page: Page) => page.getByText('A new version is ready. Reload to update.');
const lines = (page: Page) => panel(page, 'YAML').locator('.monaco-editor .view-lines');

/** Types at the end of the text. */
async function type(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  await page.getByRole('textbox', { name: 'Policy YAML' }).press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

async function visit(page: Page, site: Site): Promise<void> {
  await page.goto(site.address, { waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
}

/** Visits, and waits until the page's files are cached. */
async function visitAndKeep(page: Page, site: Site): Promise<void> {
  await visit(page, site);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { serviceWorker } = navigator;
        if (serviceWorker.controller) resolve();
        serviceWorker.addEventListener('controllerchange', () => resolve());
      }),
  );
}

/** Makes the browser check for a newer version, as it does on its own after a while. */
const lookForNews = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    void registration?.update();
  });

/**
 * Waits until a newer version is announced. A check that began before it was published finds nothing. Chromium
 * now and then lets a worker with tools attached run on, and the next version waits for it for five minutes. A
 * worker that is stopped while it installs, on a busy machine, begins again.
 */
const expectNews = (page: Page) =>
  expect(async () => {
    await lookForNews(page);
    try {
      await expect(news(page)).toBeVisible({ timeout: 15_000 });
    } catch (error) {
      await stopWorkers(page);
      throw error;
    }
  }).toPass({ timeout: 120_000 });

/** Stops the page's workers, as the browser does with those that have nothing to do. */
async function stopWorkers(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.stopAllWorkers');
  await browser.detach();
}

/** Whether a version is being installed, or waits to be used. */
const isInstalling = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return Boolean(registration?.installing ?? registration?.waiting);
  });

const keptVersions = (page: Page) => page.evaluate(async () => (await caches.keys()).length);

/** Holds the version as an attribute. */
const build = (page: Page) => page.locator('html');

test(
  'after one visit, the page opens and works offline',
  { tag: '@firefox' },
  async ({ page, site }) => {
    await visitAndKeep(page, site);
    await focusMonaco(page);
    await page.keyboard.type('# before\n');
    await expect.poll(() => savedText(page)).toContain('# before\n');
    await site.stop();

    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(lines(page)).toBeVisible();
    expect(await savedText(page)).toContain('# before\n');
    await focusMonaco(page);
    await page.keyboard.type('# after');
    await expect.poll(() => savedText(page)).toContain('# before\n# after');
    await page.keyboard.press('Control+Space');
    await expect(page.locator('.suggest-widget')).toBeAttached();
    await page.getByRole('button', { name: 'Templates' }).click();
    await expect(page.getByRole('dialog', { name: 'Templates' })).toBeVisible();
    await expect(news(page)).toBeHidden();
    await page.goto(`${site.address}embed.html?theme=dark`);
    await expect(page.getByRole('alert')).toContainText('contains no policy');
  },
);

test.describe('in a window without Monaco, which opens sooner', () => {
  test.use({ viewport: { width: 690, height: 900 }, keepsLess: true });

  test('a new version is announced and opens with a reload', async ({ page, site }) => {
    await visitAndKeep(page, site);
    await type(page, '# mine');
    await expect.poll(() => savedText(page)).toContain('# mine');
    // A file that the next version no longer has, but that this page may still load.
    const part = publishNext(site, 'Second', /assets\/HelpSheet-.*?\.js/);
    await expectNews(page);
    expect(await page.evaluate(async (path) => (await fetch(path)).status, part)).toBe(200);
    // It does not reload by itself, and text typed in the meantime is saved.
    await page.keyboard.type(' too');
    await expect(build(page)).not.toHaveAttribute('data-build', 'Second');
    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect(build(page)).toHaveAttribute('data-build', 'Second');
    await expect(verdict(page)).toBeVisible();
    expect(await savedText(page)).toContain('# mine too');
    await expect(news(page)).toBeHidden();

    // The previous version stays for open pages; the one before it is deleted.
    await expect.poll(() => keptVersions(page)).toBe(2);
    publishNext(site, 'Third');
    await expectNews(page);
    await expect.poll(() => keptVersions(page)).toBe(2);
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await expect(news(page)).toBeHidden();
    await site.stop();
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(build(page)).toHaveAttribute('data-build', 'Third');
    await expect(verdict(page)).toBeVisible();
  });

  test('a version that loads only partly changes nothing', async ({ page, site }) => {
    // The first version: nothing is cached, and the page works as usual. The page itself never requests
    // this file.
    site.changed.set('icon-512.png', undefined);
    await visit(page, site);
    await expect.poll(() => site.asked).toContain('icon-512.png');
    await expect.poll(() => keptVersions(page)).toBe(0);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await expect(verdict(page)).toBeVisible();

    // A later version: the previous one stays.
    site.changed.clear();
    await visitAndKeep(page, site);
    publishNext(site, 'Half');
    site.changed.set('index.html', 'half a page');
    site.asked.length = 0;
    await expect(async () => {
      await lookForNews(page);
      await expect.poll(() => site.asked, { timeout: 5000 }).toContain('index.html');
    }).toPass({ timeout: 120_000 });
    await expect.poll(() => isInstalling(page)).toBe(false);
    await expect(news(page)).toBeHidden();
    await expect.poll(() => keptVersions(page)).toBe(1);
    await site.stop();
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(verdict(page)).toBeVisible();
  });

  test('cached files deleted, and offline: a page says what to do, with the text', async ({
    page,
    site,
  }) => {
    await visitAndKeep(page, site);
    await type(page, '# mine');
    await expect.poll(() => savedText(page)).toContain('# mine');
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const scripts = (await cache.keys()).filter(({ url }) => url.endsWith('.js'));
        await Promise.all(scripts.map((script) => cache.delete(script)));
      }
    });
    await site.stop();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'cannot be opened offline' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveValue(/# mine/);
  });

  test('another site uses the address now: the service worker is removed', async ({
    page,
    site,
  }) => {
    await visitAndKeep(page, site);
    site.changed.set('index.html', '<!doctype html><title>Another project</title>');
    site.changed.set('sw.js', undefined);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(verdict(page)).toBeVisible();
    await expect.poll(() => keptVersions(page)).toBe(0);
    await page.reload();
    await expect(page).toHaveTitle('Another project');
  });
});
