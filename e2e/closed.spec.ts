import { readFileSync } from 'node:fs';
import { expect, test } from './test';
import { headerFile, headersOf, metaPolicy } from '../hosting/policy.mjs';
import { openPalette, palette } from './commands';
import { openSite } from './site';
import {
  focusMonaco,
  grid,
  openRule,
  openStudio,
  panel,
  replaceInMonaco,
  requestRow,
  rule,
  savedText,
  small,
  three,
} from './studio';
import { watch } from './watch';

// Includes the service worker.
test.use({ serviceWorkers: 'allow' });

test('using every part: no violations, no errors, no requests to other origins', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const noted = await watch(page, baseURL ?? '');
  await openStudio(page, small);

  await focusMonaco(page);
  await page.keyboard.type('# typed\n');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget.visible')).toBeVisible();
  await page.keyboard.press('Escape');
  await panel(page, 'YAML').getByText('Metadata', { exact: true }).hover();
  await expect(page.locator('.monaco-hover:visible')).toContainText('Records who, what, when');
  await panel(page, 'YAML').locator('.view-lines').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy' })).toBeVisible();
  const menu = page.locator('.monaco-menu-container .monaco-scrollable-element').first();
  await expect(menu).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+G');
  await expect(page.locator('.quick-input-widget')).toBeVisible();
  await page.keyboard.press('Escape');
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.locator('.find-widget.visible')).toBeVisible();
  await page.keyboard.press('Escape');

  await openRule(page, 1);
  await rule(page, 1).getByRole('combobox', { name: 'Users', exact: true }).fill('al');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const row = requestRow(page, 'kubectl get secret db-password -n prod -o yaml');
  await row.click();
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Events' })).toBeVisible();
  await grid(page).press('ArrowDown');
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('secret');
  await openPalette(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await page.getByRole('button', { name: 'Keyboard shortcuts and symbols' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts and symbols' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Theme/ }).click();

  expect(await noted()).toEqual([]);
});

test('the same for a link, workspaces, the comparison and the embedded view', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const noted = await watch(page, baseURL ?? '');
  await openStudio(page, small);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Workspace:/ }).click();
  await expect(page.getByRole('button', { name: 'Export all' })).toBeVisible();
  await page.keyboard.press('Escape');
  await replaceInMonaco(page, three);
  await expect.poll(() => savedText(page)).toBe(three);

  await page.goto(link);
  await page.getByRole('button', { name: 'Compare with my policy' }).click();
  const comparison = page.getByRole('dialog', { name: 'Compare with my policy' });
  await expect(comparison.locator('.monaco-diff-editor .view-lines').first()).toBeVisible();
  const refused = await noted();
  await page.goto(link.replace('/#', '/embed.html#'));
  await expect(page.getByText(/select a request to see/i).first()).toBeVisible();
  expect([...refused, ...(await noted())]).toEqual([]);
});

test('what the policy forbids is blocked, and the test above would notice', async ({
  page,
  baseURL,
}) => {
  const noted = await watch(page, baseURL ?? '');
  await openStudio(page, small);
  const outcomes = await page.evaluate(async () => {
    const outcome = async (attempt: () => unknown) => {
      try {
        await attempt();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const elsewhere = 'https://elsewhere.invalid/';
    return {
      fetch: await outcome(() => fetch(elsewhere)),
      html: await outcome(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      worker: await outcome(() => new Worker('./theme.js')),
      policy: await outcome(() =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string) => void } }
        ).trustedTypes.createPolicy('another'),
      ),
      image: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const image = new Image();
            image.addEventListener('load', resolve);
            image.addEventListener('error', reject);
            image.src = elsewhere;
          }),
      ),
      inline: await outcome(() => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'document.title = "inline"');
      }),
    };
  });
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['refused']));
  const said = (await noted()).join('\n');
  for (const directive of [
    'connect-src',
    'img-src',
    'require-trusted-types-for',
    'trusted-types',
  ]) {
    expect(said).toContain(`refused: ${directive}`);
  }
});

test('headers match the header file; only the embed page may be framed', async ({ request }) => {
  expect(readFileSync('dist/index.html', 'utf8')).toContain(`content="${metaPolicy}"`);
  const framing = (path: string) =>
    /frame-ancestors.*$/.exec(headersOf(path)['Content-Security-Policy'] ?? '')?.[0];
  expect(framing('/')).toBe("frame-ancestors 'none'");
  expect(framing('/embed.html')).toBe('frame-ancestors *');
  for (const path of ['/', '/index.html', '/sw.js', '/theme.js']) {
    const wanted = Object.entries(headersOf(path)).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]);
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject(Object.fromEntries(wanted));
  }
  expect(readFileSync('dist/_headers', 'utf8')).toBe(headerFile);
});

test('another site can frame the embed page, but not the editor page', async ({
  page,
  baseURL,
}) => {
  const other = await openSite();
  const paths = [
    '/',
    '/index.html',
    '/embed.html',
    '/nope',
    '/index',
    '/theme',
    '/INDEX.HTML',
    '//',
  ];
  const frames = paths.map((path) => `${baseURL}${path}`);
  other.changed.set(
    'parent.html',
    frames.map((address) => `<iframe src="${address}"></iframe>`).join(''),
  );
  await page.goto(`${other.address}parent.html`);
  const shown = page.frames().map((frame) => frame.url());
  expect(shown.filter((url) => frames.includes(url))).toEqual([`${baseURL}/embed.html`]);
  await other.stop();
});
