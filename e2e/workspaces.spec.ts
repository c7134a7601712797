import { expect, test, type Page } from './test';
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

test('two tabs with the same policy do not overwrite each other @tabs', async ({
  page,
  context,
}) => {
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

test('a tab that crashes during an edit loses nothing @firefox @tabs', async ({
  page,
  context,
}) => {
  await openStudio(page, small);
  await typeAtEnd(page, '# the last words');
  await expect.poll(() => savedText(page)).toBe(`${small}# the last words`);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await withoutMonaco({ page: next });
  await next.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(area(next)).toHaveValue(`${small}# the last words`);
});

test('what an earlier visit left', async ({ page }) => {
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
    await expectNoViolations(page, 'workspaces', '[data-dialog]');
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

test('an earlier version is restored, as one undo step @clock', async ({ page }) => {
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
