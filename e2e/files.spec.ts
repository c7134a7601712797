import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './test';
import { expectNoViolations } from './axe';
import { take } from './commands';
import {
  focusMonaco,
  openStudio,
  panel,
  pasteIntoMonaco,
  savedText,
  small,
  three,
  verdict,
  withoutMonaco,
} from './studio';

const windows = (text: string) => text.replaceAll('\n', '\r\n');
const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: audit
data:
  policy.yaml: |
${three.replace(/^(?=.)/gm, '    ')}`;

const notice = (page: Page, text: string | RegExp) =>
  page.locator('[data-kind]', { hasText: text });

/** Picks a file through an input element, which Playwright can fill. */
async function pick(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(() => delete window.showOpenFilePicker);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('ControlOrMeta+o');
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(text) });
}

async function downloaded(page: Page, press: () => Promise<void>) {
  const coming = page.waitForEvent('download');
  await press();
  const download = await coming;
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

/** How many file handles are stored for later visits. */
const fileLinks = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const open = indexedDB.open('auditorium');
        open.addEventListener('success', () => {
          const count = open.result.transaction('files').objectStore('files').count();
          count.addEventListener('success', () => {
            open.result.close();
            done(count.result);
          });
        });
      }),
  );

const save = (page: Page) => page.keyboard.press('ControlOrMeta+s');

/** Drags files, given by name and text, over an element, and drops them. Without files, drags a text. */
async function drag(page: Page, selector: string, files: [string, string][], isDropped: boolean) {
  await page.evaluate(
    ([selector, files, isDropped]) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
      if (files.length === 0) dataTransfer.setData('text/plain', 'kind: Policy');
      const target = document.querySelector(selector);
      const init = { dataTransfer, bubbles: true, cancelable: true };
      for (const type of ['dragenter', 'dragover', ...(isDropped ? ['drop'] : [])]) {
        target?.dispatchEvent(new DragEvent(type, init));
      }
    },
    [selector, files, isDropped] as const,
  );
}

test.describe('without Monaco', () => {
  test.beforeEach(withoutMonaco);

  test('a file is opened, changed and downloaded with its own line endings', async ({ page }) => {
    await openStudio(page, small);
    await pick(page, 'audit.yml', `\uFEFF${windows(three)}`);
    await expect(notice(page, 'Opened audit.yml. Undo to restore')).toBeVisible();
    await expect.poll(() => savedText(page)).toBe(three);
    const area = page.getByRole('textbox', { name: 'Policy YAML' });
    await area.press('ControlOrMeta+End');
    await page.keyboard.type('# more');
    expect(await downloaded(page, () => save(page))).toEqual([
      'audit.yml',
      windows(`${three}# more`),
    ]);
    await expect(notice(page, 'Downloaded as audit.yml.')).toBeVisible();
    // Undoing the opening detaches the text from the file.
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(area).toHaveValue(small);
    expect(await downloaded(page, () => save(page))).toEqual(['audit-policy.yaml', small]);
  });

  test('a policy is extracted from a ConfigMap, and undo restores the ConfigMap', async ({
    page,
  }) => {
    await openStudio(page, small);
    await pick(page, 'cm.yaml', configMap);
    await expect(verdict(page)).toHaveText(/^Rejected/);
    await expect(
      panel(page, 'Problems').getByRole('button', { name: 'Extract the policy' }),
    ).toBeVisible();
    await expectNoViolations(page, 'an offer', '[aria-live]');
    await notice(page, 'Opened cm.yaml, which contains a policy.')
      .getByRole('button', { name: 'Extract the policy' })
      .click();
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await expect.poll(() => savedText(page)).toBe(three);
    // The policy no longer belongs to the ConfigMap's file.
    expect(await downloaded(page, () => take(page, 'download', 'Download YAML'))).toEqual([
      'audit-policy.yaml',
      three,
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => savedText(page)).toBe(configMap);
    expect((await downloaded(page, () => save(page)))[0]).toBe('cm.yaml');
  });

  test('an extracted policy is edited and put back, also after a reload', async ({ page }) => {
    const area = panel(page, 'YAML').getByRole('textbox', { name: 'YAML' });
    const edited = three.replace('level: Request', 'level: None');
    const fileMenu = () => page.getByRole('button', { name: 'File' }).click();
    await openStudio(page, small);
    await pick(page, 'cm.yaml', windows(configMap));
    await notice(page, 'Opened cm.yaml')
      .getByRole('button', { name: 'Extract the policy' })
      .click();
    await expect(area).toHaveValue(three);
    await area.fill(edited);
    await expect.poll(() => savedText(page)).toBe(edited);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(panel(page, 'YAML').getByRole('note')).toContainText(' in cm.yaml');
    await panel(page, 'YAML').getByRole('button', { name: 'Put back' }).click();
    await expect(notice(page, 'The policy is back in its place.')).toBeVisible();
    const whole = configMap.replace('level: Request', 'level: None');
    expect(await downloaded(page, () => save(page))).toEqual(['cm.yaml', windows(whole)]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(area).toHaveValue(edited);
    await fileMenu();
    await expect(page.getByRole('menuitem', { name: 'Put back into cm.yaml' })).toBeEnabled();
    await page.keyboard.press('Escape');
    await take(page, 'low noise', 'Template: Low noise');
    await fileMenu();
    await expect(page.getByRole('menuitem', { name: 'Put back into the file' })).toBeDisabled();
  });

  test('saves in place, and asks if the file has changed on disk', async ({ page }) => {
    await openStudio(page, small);
    // A real file in the browser's private file system, which needs no permission.
    await page.evaluate(async (text) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('audit.yaml', { create: true });
      window.showOpenFilePicker = () => Promise.resolve([handle]);
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    }, windows(small));
    const onDisk = () =>
      page.evaluate(async () => {
        const folder = await navigator.storage.getDirectory();
        return (await (await folder.getFileHandle('audit.yaml')).getFile()).text();
      });
    const writeElsewhere = (text: string) =>
      page.evaluate(async (text) => {
        const folder = await navigator.storage.getDirectory();
        const stream = await (await folder.getFileHandle('audit.yaml')).createWritable();
        await stream.write(text);
        await stream.close();
      }, text);
    const area = page.getByRole('textbox', { name: 'Policy YAML' });

    await page.keyboard.press('ControlOrMeta+o');
    await expect(notice(page, 'Opened audit.yaml. The text is the same.')).toBeVisible();
    await area.fill(three);
    await save(page);
    await expect(notice(page, 'Saved to audit.yaml.')).toBeVisible();
    expect(await onDisk()).toBe(windows(three));

    // The handle is still there on the next visit.
    await page.reload({ waitUntil: 'domcontentloaded' });
    await area.fill(`${three}# next\n`);
    await save(page);
    await expect(notice(page, 'Saved to audit.yaml.')).toBeVisible();
    expect(await onDisk()).toBe(windows(`${three}# next\n`));

    await writeElsewhere('theirs\n');
    await area.fill(`${three}# again\n`);
    await save(page);
    const question = notice(page, 'audit.yaml has changed on disk since you opened it.');
    expect(
      await downloaded(page, () =>
        question.getByRole('button', { name: 'Download instead' }).click(),
      ),
    ).toEqual(['audit.yaml', windows(`${three}# again\n`)]);
    expect(await onDisk()).toBe('theirs\n');
    await save(page);
    await question.getByRole('button', { name: 'Overwrite' }).click();
    await expect(notice(page, 'Saved to audit.yaml.')).toBeVisible();
    expect(await onDisk()).toBe(windows(`${three}# again\n`));

    // The user denies permission.
    await page.evaluate(() => {
      FileSystemFileHandle.prototype.requestPermission = () => Promise.resolve('denied');
    });
    expect((await downloaded(page, () => save(page)))[0]).toBe('audit.yaml');
    await expect(
      notice(page, /audit\.yaml cannot be written without permission, so/),
    ).toBeVisible();
    await page.evaluate(() => {
      FileSystemFileHandle.prototype.requestPermission = () => Promise.resolve('granted');
    });

    // Another file of the same name, without a handle, does not overwrite the first.
    await pick(page, 'audit.yaml', '# another\n');
    await expect(area).toHaveValue('# another\n');
    await expect.poll(() => savedText(page)).toBe('# another\n');
    await expect.poll(() => fileLinks(page)).toBe(0);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(verdict(page)).toBeVisible();
    expect(await downloaded(page, () => save(page))).toEqual(['audit.yaml', '# another\n']);
    expect(await onDisk()).toBe(windows(`${three}# again\n`));

    await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('audit.yaml');
      window.showOpenFilePicker = () => Promise.resolve([handle]);
    });
    await page.keyboard.press('ControlOrMeta+o');
    await expect(area).toHaveValue(`${three}# again\n`);
    await page.evaluate(async () => {
      await (await navigator.storage.getDirectory()).removeEntry('audit.yaml');
    });
    expect((await downloaded(page, () => save(page)))[0]).toBe('audit.yaml');
    await expect(notice(page, /audit\.yaml was moved or deleted, so/)).toBeVisible();
  });
});

test('files can be dropped anywhere, even on Monaco; dragged text is ignored', async ({ page }) => {
  await openStudio(page, small);
  await focusMonaco(page);
  const hint = page.getByText('Drop to open');
  await drag(page, '.monaco-editor .view-lines', [], false);
  await expect(hint).toBeHidden();
  await drag(page, 'header', [['a.yaml', three]], false);
  await expect(hint).toBeVisible();
  await drag(page, '.monaco-editor .view-lines', [['a.yaml', three]], true);
  await expect(hint).toBeHidden();
  await expect(notice(page, 'Opened a.yaml.')).toBeVisible();
  await expect.poll(() => savedText(page)).toBe(three);

  const two: [string, string][] = [
    ['pod.yaml', 'kind: Pod\n'],
    ['b.yaml', `# b\n${three}`],
  ];
  await drag(page, '[data-pane="Preview"]', two, true);
  await expect(
    notice(page, 'Opened b.yaml (the first of 2 files that contains a policy)'),
  ).toBeVisible();
  await expect.poll(() => savedText(page)).toBe(`# b\n${three}`);

  // A pasted ConfigMap offers the same fix.
  await pasteIntoMonaco(page, configMap);
  await expect.poll(() => savedText(page)).toBe(configMap);
  await panel(page, 'Problems').getByRole('button', { name: 'Extract the policy' }).click();
  await expect.poll(() => savedText(page)).toBe(three);
});
