import { expect, test, type Page } from './test';
import { expectNoViolations } from './axe';
import { openStudio, panel, rule, savedText, small, withoutMonaco } from './studio';

const area = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });
const again = (page: Page) => page.getByRole('button', { name: 'Try again' });

/** Blocks some files; `page.unrouteAll()` unblocks them. */
const lose = (page: Page, files: RegExp) => page.route(files, (route) => route.abort());

test('without Monaco there is a text area and a message, and loading can be retried', async ({
  page,
}) => {
  await lose(page, /MonacoEditor-.*\.js/);
  await openStudio(page, small);
  const note = panel(page, 'YAML').getByRole('note');
  await expect(note).toContainText('You can edit in this text area instead.');
  await area(page).press('ControlOrMeta+End');
  await page.keyboard.type('# typed');
  await expect.poll(() => savedText(page)).toBe(`${small}# typed`);
  await expectNoViolations(page, 'no Monaco', '[data-pane="YAML"]');
  await again(page).click();
  await expect(page.getByRole('link', { name: 'Reload the page' })).toBeVisible();
  await page.unrouteAll();
  await again(page).click();
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toContainText('# typed');
  await expect(note).toBeHidden();
});

test('a form and a dialog that failed to load open on retry', async ({ page }) => {
  await withoutMonaco({ page });
  await lose(page, /(RuleForm|TemplatesDialog)-.*\.js/);
  await openStudio(page, small);
  await rule(page, 1).getByRole('button', { expanded: false }).click();
  await expect(rule(page, 1).getByRole('alert')).toContainText('Your policy is unchanged.');
  await page.getByRole('button', { name: 'Templates' }).click();
  const lost = page.getByRole('alert').filter({ hasText: 'This dialog' });
  await expect(lost).toBeVisible();
  await expectNoViolations(page, 'chunks lost', ':is([data-pane="Rules"], [role="alert"])');
  await lost.getByRole('button', { name: 'Dismiss' }).click();
  await expect(lost).toBeHidden();
  await page.unrouteAll();
  await rule(page, 1).getByRole('button', { name: 'Try again' }).click();
  await expect(rule(page, 1).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
  await page.getByRole('button', { name: 'Templates' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('there is a page before the scripts; without them it says so after a while', async ({
  page,
}) => {
  await lose(page, /assets\/index-.*\.js/);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Auditorium' })).toBeVisible();
  const late = page.getByText('Loading takes longer than usual.');
  await expect(late).toBeHidden();
  await expectNoViolations(page, 'first paint');
  await expect(late).toBeVisible();
});

test('without JavaScript the page says that it needs it', async ({ request }) => {
  const html = await (await request.get('/')).text();
  expect(html).toMatch(/<noscript>[^]*needs\s+JavaScript[^]*<\/noscript>/);
});

test('a rule stays open while its form loads', async ({ page }) => {
  await withoutMonaco({ page });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/RuleForm-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await openStudio(page, small);
  await rule(page, 1).getByRole('button', { expanded: false }).click();
  await expect(rule(page, 1).getByText('Loading')).toBeVisible();
  letGo();
  await expect(rule(page, 1).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
  await expect(rule(page, 1).getByText('Loading')).toBeHidden();
});
