// npm run pictures: renews the pictures in README.md, the picture for links, and the icons from the current
// product.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { chromiumArgs, ensureChromium } from './chromium.mjs';
import { writeIcons } from './icons.mjs';
import { ensureInstalled } from './install.mjs';
import { readJson, root } from './root.mjs';
import { stopOnSignals } from './run.mjs';

const folder = join(root, 'docs', 'pictures');
const sentence = 'See what your Kubernetes audit policy records, and why, before you deploy it.';
const request = 'kubectl delete pod webapp-pod -n prod-namespace';

/**
 * @typedef {object} Picture
 * @property {string} name the file's, without the theme
 * @property {{ width: number, height: number }} viewport
 * @property {(page: import('playwright').Page) => Promise<void>} arrive
 */

/** @type {Picture[]} */
const pictures = [
  { name: 'studio', viewport: { width: 1440, height: 900 }, arrive: (page) => pick(page, 'Why') },
  {
    name: 'events',
    viewport: { width: 1440, height: 900 },
    arrive: (page) => pick(page, 'Events'),
  },
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    arrive: async (page) => {
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await pick(page, 'Why');
    },
  },
];

stopOnSignals();
await ensureInstalled();
await ensureBuilt();
const [{ preview }, { chromium }] = await Promise.all([import('vite'), import('playwright')]);
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 41757 },
});
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: chromiumArgs,
});
try {
  mkdirSync(folder, { recursive: true });
  for (const { name, viewport, arrive } of pictures) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const page = await openStudio(viewport, colorScheme);
      await arrive(page);
      await still(page);
      writeFileSync(join(folder, `${name}-${colorScheme}.webp`), await webp(page));
      await page.close();
    }
  }
  await writeLinkPicture();
  await writeIcons(browser);
} finally {
  await browser.close();
  await server.close();
}
const total = pictures
  .flatMap(({ name }) => ['light', 'dark'].map((theme) => join(folder, `${name}-${theme}.webp`)))
  .reduce((sum, path) => sum + statSync(path).size, 0);
console.log(`${pictures.length * 2} pictures, ${(total / 1000).toFixed(0)} kB`);

/**
 * Opens the studio as on a later visit: the starter policy, without the first steps.
 * @param {{ width: number, height: number }} viewport
 * @param {'light' | 'dark'} colorScheme
 */
async function openStudio(viewport, colorScheme) {
  const page = await browser.newPage({
    bypassCSP: true,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
  });
  await page.addInitScript(() => localStorage.setItem('auditorium.hint', 'dismissed'));
  await page.goto(address);
  if (viewport.width > 700) await page.locator('.monaco-editor .view-lines').waitFor();
  return page;
}

/**
 * Selects the request of the starter policy, which highlights its rule, and opens a tab of its detail.
 * @param {import('playwright').Page} page
 * @param {string} tab
 */
async function pick(page, tab) {
  const header = page.getByRole('rowheader', { name: request, exact: true });
  await page.getByRole('row').filter({ has: header }).click();
  await page.getByRole('tab', { name: tab }).click();
  // On a phone the detail replaces the list.
  if (await header.isVisible()) await header.scrollIntoViewIfNeeded();
}

/** Waits until fonts are loaded and nothing moves. @param {import('playwright').Page} page */
async function still(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(600);
}

/** Takes a picture in WebP, half the size of PNG. Playwright cannot. @param {import('playwright').Page} page */
async function webp(page) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 88 });
  return Buffer.from(data, 'base64');
}

/** Writes the picture for links to the studio: mark, name and sentence above the studio. */
async function writeLinkPicture() {
  const studio = readFileSync(join(folder, 'studio-light.webp')).toString('base64');
  /** @type {import('./icons.mjs').Mark} */
  const mark = readJson('src/app/mark.json');
  const page = await openStudio({ width: 1200, height: 630 }, 'light');
  await page.evaluate(
    ([html]) => (document.body.innerHTML = html),
    /** @type {const} */ ([
      `<div style="height:630px;overflow:hidden;background:#4b43c4;color:#fff;padding:56px 64px 0;position:relative">
        <div style="display:flex;align-items:center;gap:20px;font-size:56px;font-weight:680;letter-spacing:-.02em">
          <svg width="72" height="72" viewBox="${mark.viewBox}" fill="none"><g stroke="#fff" stroke-width="${mark.strokeWidth}" stroke-linecap="round">${mark.rows
            .map(({ d, opacity }) => `<path d="${d}" opacity="${opacity}"/>`)
            .join('')}</g></svg>Auditorium</div>
        <p style="font-size:30px;line-height:1.3;margin:16px 0 36px;max-width:24em">${sentence}</p>
        <img alt="" src="data:image/webp;base64,${studio}" style="width:1072px;display:block;border-radius:10px 10px 0 0;border:1px solid #2b2690">
      </div>`,
    ]),
  );
  await still(page);
  await page.screenshot({ path: join(root, 'public', 'og.jpg'), type: 'jpeg', quality: 84 });
  await page.close();
}
