import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { openStudio, panel, savedText, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const area = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });
const list = (page: Page) => page.getByRole('list', { name: 'Workspaces' });
const workspaces = (page: Page) => page.getByRole('button', { name: /^Workspace:/ });

async function typeAtEnd(page: Page, text: string) {
  await area(page).press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

/** The texts of all workspaces in the library, sorted. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // Opening the database would create it.
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'auditorium')) return [];
    return new Promise<string[]>((done) => {
      const open = indexedDB.open('auditorium');
      open.addEventListener('success', () => {
        const db = open.result;
        const all = db.transaction('workspaces').objectStore('workspaces').getAll();
        all.addEventListener('success', () => {
          db.close();
          done((all.result as { text: string }[]).map(({ text }) => text).toSorted());
        });
      });
    });
  });

test('two tabs with the same policy do not overwrite each other', async ({ page, context }) => {
  await openStudio(page, small);
  await typeAtEnd(page, '# begun');
  await expect.poll(() => kept(page)).toEqual([`${small}# begun`]);

  const second = await context.newPage();
  await withoutMonaco({ page: second });
  await second.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(area(second)).toHaveValue(`${small}# begun`);
  await typeAtEnd(second, ' second');
  await expect.poll(() => kept(page)).toEqual([`${small}# begun second`]);

  // The first is notified, continues, and becomes a copy.
  await expect(page.getByText('was changed in another tab')).toBeVisible();
  await typeAtEnd(page, ' first');
  await expect.poll(() => kept(page)).toEqual([`${small}# begun first`, `${small}# begun second`]);
  await expect(page.getByText(/both are saved/)).toBeVisible();
  await expect(workspaces(page)).toHaveAccessibleName('Workspace: My policy (copy)');

  // Each tab reopens its own.
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(area(page)).toHaveValue(`${small}# begun first`);
  await second.reload({ waitUntil: 'domcontentloaded' });
  await expect(area(second)).toHaveValue(`${small}# begun second`);
});

test('an idle tab takes over the changes of another tab', async ({ page, context }) => {
  await openStudio(page, small);
  await typeAtEnd(page, '# begun');
  await expect.poll(() => kept(page)).toHaveLength(1);
  await expect.poll(() => savedText(page)).toBe(`${small}# begun`);
  const second = await context.newPage();
  await withoutMonaco({ page: second });
  await second.goto('/', { waitUntil: 'domcontentloaded' });
  await typeAtEnd(second, ' further');
  await expect.poll(() => kept(page)).toEqual([`${small}# begun further`]);
  await workspaces(second).click();
  await second.getByRole('button', { name: 'Duplicate My policy', exact: true }).click();
  await second.getByRole('button', { name: 'Open My policy (copy)' }).click();
  await expect(workspaces(second)).toHaveAccessibleName('Workspace: My policy (copy)');
  await expect
    .poll(() => second.evaluate(() => localStorage.getItem('auditorium.workspace')))
    .toContain('"name":"My policy (copy)"');

  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(area(page)).toHaveValue(`${small}# begun further`);
  expect(await kept(page)).toHaveLength(2);
});

test('a tab that crashes during an edit loses nothing @firefox', async ({ page, context }) => {
  await openStudio(page, small);
  await typeAtEnd(page, '# the last words');
  await expect.poll(() => savedText(page)).toBe(`${small}# the last words`);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await withoutMonaco({ page: next });
  await next.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(area(next)).toHaveValue(`${small}# the last words`);
});

test('names, copies and what is kept of them', async ({ page }) => {
  await test.step('rename, duplicate, delete, undo, open', async () => {
    await openStudio(page, small);
    await typeAtEnd(page, '# one');
    await expect.poll(() => kept(page)).toHaveLength(1);
    await workspaces(page).click();
    await expect(list(page)).toBeVisible();
    await expectNoViolations(page, 'workspaces', '[data-dialog]');

    const name = page.getByLabel('Name of the open workspace');
    await name.fill('Prod');
    await name.press('Enter');
    await page.getByRole('button', { name: 'Duplicate Prod', exact: true }).click();
    await expect(list(page).getByRole('listitem')).toHaveCount(2);

    await page.getByRole('button', { name: 'Delete Prod (copy)' }).click();
    await expect(list(page).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(list(page).getByRole('listitem')).toHaveCount(2);

    const other = page.getByLabel('Name of Prod (copy)');
    await other.fill('Staging');
    await other.press('Enter');
    await page.getByRole('button', { name: 'Open Staging' }).click();
    await expect(workspaces(page)).toHaveAccessibleName('Workspace: Staging');
    await typeAtEnd(page, ' more');
    await expect.poll(() => kept(page)).toEqual([`${small}# one`, `${small}# one more`]);
  });

  await test.step('Escape reverts a typed name and leaves the dialog open', async () => {
    await openStudio(page, small);
    await workspaces(page).click();
    const name = page.getByLabel('Name of the open workspace');
    await name.fill('Prod');
    await name.press('Escape');
    await expect(name).toHaveValue('My policy');
    await name.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(workspaces(page)).toHaveAccessibleName('Workspace: My policy');
  });

  await test.step('the newest workspace is offered if the last visit left no record', async () => {
    await openStudio(page, small);
    await typeAtEnd(page, '# kept');
    await expect.poll(() => kept(page)).toEqual([`${small}# kept`]);
    await page.evaluate(() => {
      localStorage.removeItem('auditorium.workspace');
      sessionStorage.clear();
    });
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(page.getByText('from an earlier visit is saved in this browser')).toBeVisible();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(area(page)).toHaveValue(`${small}# kept`);
  });

  await test.step('#new shows nothing saved, and saves what is typed', async () => {
    await openStudio(page, `${small}# secret work\n`);
    await page.goto('/#new', { waitUntil: 'domcontentloaded' });
    await expect(area(page)).not.toHaveValue(/secret work/);
    await typeAtEnd(page, '# shown');
    await expect.poll(() => savedText(page)).toContain('# shown');
    expect(new URL(page.url()).hash).toBe('');
  });

  await test.step('a record from before workspaces existed becomes one, once', async () => {
    await openStudio(page, small);
    await expect.poll(() => kept(page)).toEqual([small]);
    for (const address of ['/', '/#new']) {
      await page.goto('about:blank');
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      await expect(workspaces(page)).toBeVisible();
    }
    await workspaces(page).click();
    await expect(list(page).getByRole('listitem')).toHaveCount(2);
    expect(await kept(page)).toEqual([small]);
  });

  await test.step('storage cleared while the page is open: the next change is saved again', async () => {
    await openStudio(page, small);
    await typeAtEnd(page, '# a');
    await expect.poll(() => kept(page)).toHaveLength(1);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
      indexedDB.deleteDatabase('auditorium');
    });
    await typeAtEnd(page, 'b');
    await expect.poll(() => savedText(page)).toBe(`${small}# ab`);
    await expect.poll(() => kept(page)).toEqual([`${small}# ab`]);
  });
});

test('an earlier version is restored, as one undo step', async ({ page }) => {
  await page.clock.install();
  await openStudio(page, small);
  await typeAtEnd(page, '# early');
  await page.clock.runFor(1000);
  await expect.poll(() => kept(page)).toHaveLength(1);
  await page.clock.fastForward('05:00');
  await typeAtEnd(page, ' late');
  await page.clock.runFor(1000);
  await expect.poll(() => kept(page)).toEqual([`${small}# early late`]);
  await workspaces(page).click();
  await page.clock.runFor(1000);
  const history = page.getByRole('region', { name: 'History of the open workspace' });
  await history.getByRole('button', { name: 'Restore the version from 5 min ago' }).click();
  await page.clock.runFor(1000);
  await expect(area(page)).toHaveValue(`${small}# early`);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.clock.runFor(1000);
  await expect(area(page)).toHaveValue(`${small}# early late`);
});

test('export all, import in another browser', async ({ page, browser }) => {
  await openStudio(page, small);
  await typeAtEnd(page, '# mine');
  await expect.poll(() => kept(page)).toHaveLength(1);
  await workspaces(page).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all' }).click();
  const file = await (await coming).path();
  expect(await readFile(file, 'utf8')).toContain('# mine');

  const other = await (await browser.newContext()).newPage();
  await withoutMonaco({ page: other });
  await openStudio(other, `${small}# theirs\n`);
  await workspaces(other).click();
  await other.getByLabel('File with workspaces').setInputFiles({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"Policy"}'),
  });
  await expect(other.getByText('This file is not an Auditorium export.')).toBeVisible();
  await other.getByLabel('File with workspaces').setInputFiles(file);
  await expect(other.getByText(/Imported 1 workspace from/)).toBeVisible();
  await other.getByLabel('File with workspaces').setInputFiles(file);
  await expect(
    other.getByText(/Imported no workspaces from .*; skipped 1 duplicate/),
  ).toBeVisible();
  await other.getByRole('button', { name: 'Open My policy' }).click();
  await expect(area(other)).toHaveValue(`${small}# mine`);
  await other.context().close();
});

test('without a library, the last policy is still saved, and the dialog says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await openStudio(page, small);
  await typeAtEnd(page, '# kept');
  await expect.poll(() => savedText(page)).toBe(`${small}# kept`);
  await workspaces(page).click();
  await expect(page.getByText('can save only one policy')).toBeVisible();
});
