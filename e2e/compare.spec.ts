import { expect, test, type Page } from './test';
import { encodeLink } from '../src/storage/link';
import { expectNoViolations } from './axe';
import { openRule, openStudio, policyOf, rule, savedText, small } from './studio';

test('a shared policy is compared with the user’s own, line by line', async ({ page }) => {
  const text = small.replace('level: None', 'level: Request');
  const link =
    encodeLink({ shared: { text, kubernetes: '1.37', lineEnding: '\n' }, view: {} }) ?? '';
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await openStudio(page, `${small}# mine\n`);
  await page.goto(`/#${link}`);
  await page.getByRole('button', { name: 'Compare with my policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with my policy' });
  await expect(dialog.locator('.modified-in-monaco-diff-editor')).toContainText('level: Request');
  await expect(
    dialog.locator('.original-in-monaco-diff-editor, .view-zones').first(),
  ).toBeAttached();
  await expect(dialog.locator('.char-delete, .line-delete').first()).toBeAttached();
  await expectNoViolations(page, 'comparison', '[data-dialog]');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await savedText(page)).toBe(`${small}# mine\n`);
  // Monaco throws what it reports in a task of its own.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect(thrown).toEqual([]);
});

/** One side of the dialog. */
const sideOf = (page: Page, name: 'Before' | 'After') =>
  page.getByRole('group', { name: `${name}: what to compare` });

test('any two policies are compared: what they record, then their text', async ({ page }) => {
  const text = policyOf('  - level: Request\n');
  await openStudio(page, policyOf('  - level: Metadata\n'));
  await openRule(page, 1);
  await rule(page, 1).getByRole('radio', { name: 'Request', exact: true }).check({ force: true });
  await expect.poll(() => savedText(page)).toBe(text);
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: 'Compare policies' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare policies' });
  const [before, after] = [sideOf(page, 'Before'), sideOf(page, 'After')];
  const changed = dialog.getByRole('table', { name: 'Requests that are recorded differently' });
  const row = changed.getByRole('row').filter({ hasText: 'kubectl get pods -n dev' }).first();

  await test.step('the baseline, the last edit and itself', async () => {
    const edited = /\b7\d requests changed from Metadata to Request\./;
    await expect(dialog).toContainText(edited);
    await before.getByRole('combobox').selectOption('this policy before the last edit');
    await expect(dialog).toContainText(edited);
    await before.getByRole('combobox').selectOption('this policy, now');
    await expect(dialog).toContainText('Equal for every request:');
    await expect(dialog).toContainText('Both record the same for every sample request.');
    await expect(dialog).toContainText('Both texts are identical.');
  });

  await test.step('a template', async () => {
    await before.getByRole('combobox').selectOption({ label: 'template Empty' });
    await expect(before).toContainText('Accepted');
    await expect(dialog.getByRole('region', { name: 'Every request' })).toContainText(
      /None → Request.*Everything/s,
    );
    await expect(dialog).toContainText(/Recorded requests: 0 → 7\d\./);
    await expect(row).toContainText(
      /rule 1 None, stages .* rule 1 Request, stages .*0 B → 1\.\d kB/,
    );
    // Before all requests are shown: axe takes seconds for them.
    await expectNoViolations(page, 'decisions compared', '[data-dialog]');
    await dialog.getByRole('button', { name: /^Show \d+ more requests$/ }).click();
    await expect(changed.getByRole('row')).toHaveCount(72);
  });

  await test.step('swapped', async () => {
    await dialog.getByRole('button', { name: 'Swap the sides' }).click();
    await expect(dialog).toContainText(/Recorded requests: 7\d → 0\./);
    await expect(row).toContainText(/rule 1 Request, .* rule 1 None, /);
  });

  await test.step('a link, and a damaged one', async () => {
    const shared = { text: small, kubernetes: '1.37', lineEnding: '\n', name: 'Theirs' } as const;
    const link = `https://audit.example/#${encodeLink({ shared, view: {} }) ?? ''}`;
    await after.getByRole('combobox').selectOption('A link…');
    await after.getByRole('textbox', { name: 'After: link' }).fill(link.slice(0, -3));
    await expect(after.getByRole('status')).toContainText('This link is damaged');
    await after.getByRole('textbox', { name: 'After: link' }).fill(link);
    await expect(after.getByRole('status')).toHaveText('Theirs: Accepted 2 rules');
    await expect(dialog.locator('.modified-in-monaco-diff-editor')).toContainText('secrets');
  });

  await test.step('a file with a policy that would be rejected', async () => {
    await after.getByRole('combobox').selectOption('A file…');
    await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    const choosing = page.waitForEvent('filechooser');
    await after.getByRole('button', { name: 'Choose a file' }).click();
    const content = policyOf('  - level: Everything\n');
    const file = { name: 'bad.yaml', mimeType: 'text/yaml', buffer: Buffer.from(content) };
    await (await choosing).setFiles(file);
    await expect(after.getByRole('status')).toContainText('bad.yaml: Rejected');
    await expect(dialog).toContainText(
      'kube-apiserver would reject “After”, so only the texts are compared.',
    );
  });
  expect(await savedText(page)).toBe(text);
});
