import { expect, test as base, type Page } from '@playwright/test';
import { focusMonaco, panel, savedText, verdict } from './studio';
import { openSite, publishNext, type Site } from './site';

const test = base.extend<{ site: Site }>({
  site: async ({ browserName: _ }, lend) => {
    const site = await openSite();
    await lend(site);
    await site.stop();
  },
});
test.use({ serviceWorkers: 'allow' });

const news = (page: Page) =>
  page.getByText('A new version is ready. It opens with the next reload.');
const lines = (page: Page) => panel(page, 'YAML').locator('.monaco-editor .view-lines');

async function visit(page: Page, site: Site): Promise<void> {
  await page.goto(site.address, { waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
}

/** Visits, and waits until the page's files are kept. */
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

/** The browser looks for a newer version; answers how that ended. */
const lookForNews = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
    const isSettled = () => worker?.state === 'activated' || worker?.state === 'redundant';
    while (worker && !isSettled()) {
      await new Promise((changed) =>
        worker.addEventListener('statechange', changed, { once: true }),
      );
    }
    return worker?.state;
  });

const keptVersions = (page: Page) => page.evaluate(async () => (await caches.keys()).length);

/** Says which version it is. */
const build = (page: Page) => page.locator('html');

test(
  'after one visit the studio opens and works without network',
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
    await expect(page.getByRole('alert')).toContainText('holds no policy');
  },
);

test('a new version says so, waits for a reload, and opens with it', async ({ page, site }) => {
  await visitAndKeep(page, site);
  await focusMonaco(page);
  await page.keyboard.type('# mine');
  // The next version has no such part any more, which this page may still ask for.
  const part = publishNext(site, 'Second', /assets\/HelpSheet-.*?\.js/);
  await lookForNews(page);
  await expect(news(page)).toBeVisible();
  expect(await page.evaluate(async (path) => (await fetch(path)).status, part)).toBe(200);
  // It does not reload by itself, and takes what is typed in between along.
  await page.keyboard.type(' too');
  await expect(build(page)).not.toHaveAttribute('data-build', 'Second');
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(build(page)).toHaveAttribute('data-build', 'Second');
  await expect(verdict(page)).toBeVisible();
  expect(await savedText(page)).toContain('# mine too');
  await expect(news(page)).toBeHidden();

  // The version before stays for pages that are still open, the one before that goes.
  expect(await keptVersions(page)).toBe(2);
  publishNext(site, 'Third');
  await lookForNews(page);
  await expect(news(page)).toBeVisible();
  expect(await keptVersions(page)).toBe(2);
  await page.getByRole('button', { name: 'Dismiss' }).last().click();
  await expect(news(page)).toBeHidden();
  await site.stop();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(build(page)).toHaveAttribute('data-build', 'Third');
  await expect(verdict(page)).toBeVisible();
});

test('a version that comes only in part changes nothing', async ({ page, site }) => {
  // The first one: nothing is kept, and the page is as it would be anyway. The page itself never asks
  // for this file.
  site.changed.set('icon-512.png', undefined);
  await visit(page, site);
  await expect.poll(() => site.asked).toContain('icon-512.png');
  await expect.poll(() => keptVersions(page)).toBe(0);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await expect(verdict(page)).toBeVisible();

  // A later one: that before it stays.
  site.changed.clear();
  await visitAndKeep(page, site);
  publishNext(site, 'Half');
  site.changed.set('index.html', 'half a page');
  expect(await lookForNews(page)).toBe('redundant');
  await expect(news(page)).toBeHidden();
  expect(await keptVersions(page)).toBe(1);
  await site.stop();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
});

test('what was kept is thrown away while the page is open: the network answers', async ({
  page,
  site,
}) => {
  await visitAndKeep(page, site);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
  await expect(lines(page)).toBeVisible();
});

test('somebody else lives at the address now: the studio gives way', async ({ page, site }) => {
  await visitAndKeep(page, site);
  site.changed.set('index.html', '<!doctype html><title>Another project</title>');
  site.changed.set('sw.js', undefined);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
  await expect.poll(() => keptVersions(page)).toBe(0);
  await page.reload();
  await expect(page).toHaveTitle('Another project');
});
