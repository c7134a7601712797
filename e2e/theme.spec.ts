import { expect, test, type Page } from './test';
import {
  focusMonaco,
  openRule,
  openStudio,
  panel,
  rule,
  savedText,
  small,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const grounds = { light: 'rgb(246, 246, 244)', dark: 'rgb(18, 19, 21)' };
const papers = { light: 'rgb(255, 255, 255)', dark: 'rgb(25, 26, 29)' };

/** The background of a frame. */
interface Frame {
  root: string;
  body: string;
  scheme: string;
}

/** Records the background of each of the first frames; its callbacks run just before the paint. */
async function watchFrames(page: Page) {
  await page.addInitScript(() => {
    const frames: Frame[] = [];
    Object.assign(window, { painted: frames });
    const note = () => {
      const root = document.documentElement && getComputedStyle(document.documentElement);
      if (document.body && root) {
        frames.push({
          root: root.backgroundColor,
          body: getComputedStyle(document.body).backgroundColor,
          scheme: root.colorScheme,
        });
      }
      if (frames.length < 30) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

for (const [stored, system, theme] of [
  ['dark', 'light', 'dark'],
  ['light', 'dark', 'light'],
  [null, 'dark', 'dark'],
] as const) {
  test(`stored ${stored}, system ${system}: ${theme} from the first frame on @monaco`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await watchFrames(page);
    await page.addInitScript((name) => {
      if (name) localStorage.setItem('auditorium.theme', name);
    }, stored);

    // Before any style sheet is loaded.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/*.css', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    const root = page.locator('html');
    await expect(root).toHaveAttribute('data-theme', theme);
    await expect(root).toHaveCSS('background-color', grounds[theme]);
    await expect(root).toHaveCSS('color-scheme', theme);
    await expect(page.locator(`meta[name="theme-color"][data-for="${theme}"]`)).toHaveAttribute(
      'media',
      'all',
    );
    letGo();

    const monaco = panel(page, 'YAML').locator('.monaco-editor').first();
    await expect(monaco.locator('.view-lines')).toBeVisible();
    await expect(monaco).toHaveCSS('background-color', papers[theme]);
    const painted = await page.evaluate(() => (window as unknown as { painted: Frame[] }).painted);
    expect(painted.length).toBeGreaterThan(0);
    const wrong = painted.filter(
      ({ root, body, scheme }) =>
        root !== grounds[theme] ||
        scheme !== theme ||
        (body !== grounds[theme] && body !== 'rgba(0, 0, 0, 0)'),
    );
    expect(wrong).toEqual([]);
  });
}

test('changing the theme during an edit loses nothing @monaco', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openStudio(page, small);
  await focusMonaco(page);
  await page.keyboard.type('# be');
  await page.emulateMedia({ colorScheme: 'dark' });
  // Not by role, because the open list hides the panes from screen readers.
  const monaco = page.locator('[data-pane="YAML"] .monaco-editor').first();
  await expect(monaco).toHaveCSS('background-color', papers.dark);
  await page.keyboard.type('fore');
  await expect.poll(() => savedText(page)).toBe(`${small}# before`);

  await openRule(page, 1);
  const users = rule(page, 1).getByRole('combobox', { name: 'Users', exact: true });
  await users.pressSequentially('al');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(monaco).toHaveCSS('background-color', papers.light);
  await expect(users).toBeFocused();
  await expect(users).toHaveValue('al');
  await page.keyboard.type('ice');
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(page)).toContain('users: ["alice"]');
});
