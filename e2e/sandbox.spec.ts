import { expect, test, type Page } from './test';
import { focusMonaco, grid, panel, rule, verdict } from './studio';

// Parts that load when the test ends have nobody to answer them.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Serves the page as in a sandboxed frame: without an origin, storage, service workers and clipboard. */
async function openInSandbox(page: Page) {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = [headers['content-security-policy'], 'sandbox allow-scripts'];
    await route.fulfill({
      response,
      headers: {
        ...headers,
        'access-control-allow-origin': '*',
        'content-security-policy': policy.filter(Boolean).join('; '),
      },
    });
  });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
}

test('in a sandbox, where storage and service workers throw, the studio works', async ({
  page,
}) => {
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await openInSandbox(page);
  await expect(verdict(page)).toHaveText(/^Accepted/);
  const access = await page.evaluate(() =>
    ['localStorage', 'serviceWorker'].map((name) => {
      try {
        return String(name in window ? Reflect.get(window, name) : Reflect.get(navigator, name));
      } catch {
        return 'throws';
      }
    }),
  );
  expect(access).toEqual(['throws', 'throws']);
  await focusMonaco(page);
  await page.keyboard.type('# typed');
  await expect(panel(page, 'YAML')).toContainText('# typed');
  await expect(rule(page, 1)).toBeVisible();
  await expect(grid(page).getByRole('row').nth(1)).toBeVisible();

  await page.getByRole('button', { name: /^Workspace:/ }).click();
  await expect(page.getByText('This browser can save only one policy.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copying was blocked')).toBeVisible();
  expect(thrown).toEqual([]);
});
