import { expect, test, type Browser, type Page } from './test';
import { encodeLink } from '../src/storage/link';
import { expectNoViolations } from './axe';
import { take } from './commands';
import {
  grid,
  openStudio,
  panel,
  requestRow,
  rule,
  savedText,
  small,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const theirs = `${small}  # théir rule 🔍\n  - level: Request\n`;
const shareButton = (page: Page) => page.getByRole('button', { name: 'Share', exact: true });
const sharedBar = (page: Page) => page.getByRole('complementary', { name: 'Shared policy' });
const area = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });

/** The link in the dialog. */
async function linkOf(page: Page): Promise<string> {
  await shareButton(page).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** Another user's browser, with empty storage. */
async function elsewhere(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await withoutMonaco({ page });
  return page;
}

/** The fragment of a link to their policy. */
function fragmentOf(text = theirs): string {
  const shared = { text, kubernetes: '1.35', lineEnding: '\n' } as const;
  return `#${encodeLink({ shared, view: {} }) ?? ''}`;
}

/** Opens the page with a saved policy of the user's own. */
async function openOwn(page: Page) {
  await openStudio(page, small);
  await area(page).press('End');
  await page.keyboard.type(' # mine');
  await expect.poll(() => savedText(page)).toContain('# mine');
}

test('a link carries text, version, request and tab', async ({ page, browser }) => {
  await openStudio(page, theirs, '1.35');
  await requestRow(page, 'kubectl get pods -n dev').click();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(400);

  const other = await elsewhere(browser);
  const sent: string[] = [];
  other.on('request', (request) => sent.push(request.url()));
  await other.goto(link, { waitUntil: 'domcontentloaded' });
  await expect(sharedBar(other)).toContainText('was opened from a link');
  await expect(area(other)).toHaveValue(theirs);
  await expect(other.getByRole('combobox', { name: 'Kubernetes version' })).toHaveValue('1.35');
  await expect(other.getByRole('tab', { name: 'Events' })).toHaveAttribute('aria-selected', 'true');
  await expect(other.getByRole('button', { name: 'People', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(requestRow(other, 'kubectl get pods -n dev')).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect.poll(() => grid(other).textContent()).toBe(await grid(page).textContent());
  // None of it was sent to the server, and none is saved.
  expect(sent.filter((url) => url.includes('v1='))).toEqual([]);
  expect(await savedText(other)).toBe('');
  await other.context().close();
});

test('a link asks its reader first: a note, and a hidden answer', async ({ page, browser }) => {
  await openStudio(page, theirs);
  await requestRow(page, 'kubectl get pods -n dev').click();
  await shareButton(page).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByRole('combobox', { name: 'Tab' }).selectOption('Events');
  await share.getByRole('combobox', { name: 'Kind' }).selectOption('People');
  await share.getByRole('checkbox', { name: /^Hide the answer/ }).check();
  const note = share.getByRole('textbox', { name: 'Note to the readers' });
  await note.fill('a'.repeat(2104));
  await expect(share.getByRole('status')).toContainText('Shorten the note by 104.');
  await note.fill('What is recorded?\n\n<b>Think</b> first.');
  const link = await share.getByRole('textbox', { name: 'Link' }).inputValue();

  const other = await elsewhere(browser);
  await other.goto(link, { waitUntil: 'domcontentloaded' });
  const panelOfNote = other.getByRole('complementary', { name: 'Note from the author' });
  await expect(panelOfNote.getByRole('paragraph')).toHaveText(
    'What is recorded?\n\n<b>Think</b> first.',
    { useInnerText: true },
  );
  const detail = other.getByRole('group', { name: 'Details of the request' });
  await expect(detail.getByText('kubectl get pods -n dev').first()).toBeVisible();
  const answers = () =>
    Promise.all([
      other.getByRole('tab').count(),
      other.getByRole('gridcell').count(),
      other.getByText(/\d recorded|of log|\bdecides\b|first match for/).count(),
    ]);
  expect(await answers()).toEqual([0, 0, 0]);
  await expectNoViolations(other, 'a hidden answer', ':is(header, aside, [data-pane])');

  await other.emulateMedia({ media: 'print' });
  expect(await answers()).toEqual([0, 0, 0]);
  await other.emulateMedia({ media: 'screen' });
  await detail.getByRole('button', { name: 'Show the answer' }).press('Enter');
  await expect(other.getByRole('tab', { name: 'Events' })).toBeFocused();
  await expect(panel(other, 'Preview')).toContainText('of log');
  await expectNoViolations(other, 'a note', 'aside');

  // The note is kept with the reader's copy, and stays closed.
  await panelOfNote.getByRole('button', { name: 'Close the note' }).click();
  await expect(panelOfNote).toBeHidden();
  await sharedBar(other).getByRole('button', { name: 'Save a copy' }).click();
  await expect.poll(() => savedText(other)).toBe(theirs);
  await other.reload({ waitUntil: 'domcontentloaded' });
  await expect(area(other)).toHaveValue(theirs);
  await expect(panelOfNote).toBeHidden();
  await take(other, 'note from', 'Show the note from the author');
  await expect(panelOfNote).toBeVisible();

  // So is a hidden answer, and that the reader has asked for it.
  await expect(panel(other, 'Preview')).toContainText('of log');
  await take(
    other,
    'hide the answer',
    'Hide the answer, or show it: rules, levels, Why and Events',
  );
  await other.reload({ waitUntil: 'domcontentloaded' });
  await expect(
    panel(other, 'Preview').getByRole('button', { name: 'Show the answer' }),
  ).toBeVisible();
  expect(await answers()).toEqual([0, 0, 0]);
  await other.context().close();
});

test('opening a link changes nothing saved; a copy is saved next to it @clock', async ({
  page,
}) => {
  const fragment = fragmentOf();
  await page.clock.install();
  await openStudio(page, small);
  await area(page).press('ControlOrMeta+End');
  await page.keyboard.type('# mine');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(sharedBar(page)).toBeVisible();
  await expect(area(page)).toHaveValue(theirs);
  expect(await savedText(page)).toBe(`${small}# mine`);

  // Changes to it are not saved either, until the user saves a copy.
  await area(page).press('ControlOrMeta+End');
  await page.keyboard.type('# tried');
  await page.clock.runFor(5000);
  expect(await savedText(page)).toBe(`${small}# mine`);
  await sharedBar(page).getByRole('button', { name: 'Save a copy' }).click();
  await expect.poll(() => savedText(page)).toBe(`${theirs}# tried`);
  expect(new URL(page.url()).hash).toBe('');
  await expect(sharedBar(page)).toBeHidden();

  await page.getByRole('button', { name: /^Workspace:/ }).click();
  const list = page.getByRole('list', { name: 'Workspaces' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /^Open / }).click();
  await expect(area(page)).toHaveValue(`${small}# mine`);
});

test('a link beside the own policy', async ({ page }) => {
  await test.step('back to the own policy, unchanged', async () => {
    const fragment = fragmentOf();
    await openOwn(page);
    await page.goto(`/${fragment}`, { waitUntil: 'domcontentloaded' });
    await expect(area(page)).toHaveValue(theirs);
    await expectNoViolations(page, 'a shared policy', ':is(header, aside)');
    await sharedBar(page).getByRole('button', { name: 'Back to my policy' }).click();
    await expect(area(page)).toHaveValue(/# mine/);
    await expect(rule(page, 3)).toHaveCount(0);
  });

  await test.step('damaged and unknown links are refused, and the own policy stays', async () => {
    const fragment = fragmentOf();
    await openOwn(page);
    const bad: [string, RegExp][] = [
      [fragment.slice(0, -3), /damaged/],
      ['#v7=abcd', /format version 7, which this version of Auditorium cannot read/],
    ];
    for (const [hash, reason] of bad) {
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
      await expect(page.getByText(reason)).toBeVisible();
      await expect(area(page)).toHaveValue(/# mine/);
      // A newer Auditorium may open that version after a reload.
      expect(new URL(page.url()).hash).toBe(hash === '#v7=abcd' ? hash : '');
    }
  });

  await test.step('asks before discarding changes to a shared policy, and keeps the address', async () => {
    const fragment = fragmentOf();
    await openOwn(page);
    await page.goto(`/${fragment}`, { waitUntil: 'domcontentloaded' });
    await expect(sharedBar(page)).toContainText('isn’t saved yet');
    await expect(page).toHaveTitle('Shared policy · Auditorium');
    await area(page).press('ControlOrMeta+End');
    await page.keyboard.type('# tried');
    await expect(sharedBar(page)).toContainText('Your changes aren’t saved yet.');

    const question = page.locator('[data-kind]', { hasText: 'Your changes to the shared policy' });
    await page.evaluate(() => {
      location.hash = '#new';
    });
    await expect(question).toBeVisible();
    expect(new URL(page.url()).hash).toBe(fragment);
    await question.getByRole('button', { name: 'Dismiss' }).click();
    await take(page, 'back to', 'Back to my policy');
    await expect(question).toBeVisible();
    await expect(area(page)).toHaveValue(`${theirs}# tried`);
    // Asked only once.
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect(area(page)).toHaveValue(/# mine/);
    await page.goBack({ waitUntil: 'domcontentloaded' });
    await expect(area(page)).toHaveValue(theirs);

    await sharedBar(page).getByRole('button', { name: 'Save a copy' }).click();
    await expect(page.getByRole('button', { name: /^Workspace:/ })).toHaveAccessibleName(
      'Workspace: Shared policy',
    );
  });
});

test('the dialog: copies, QR code, a note about long links, no axe violations', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStudio(page, small);
  const copied = async (name: string) => {
    await page.getByRole('button', { name }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await shareButton(page).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(await copied('Copy link')).toBe(link);
  expect(await copied('Copy as Markdown link')).toBe(`[Audit policy](${link})`);
  expect(await copied('Copy as Markdown with YAML')).toBe(
    `\`\`\`yaml\n${small}\`\`\`\n\n[Audit policy](${link})\n`,
  );
  expect(await copied('Copy as iframe')).toContain(`src="${link.replace('/#', '/embed.html#')}"`);
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await page.getByRole('button', { name: 'Show large QR code' }).click();
  const large = page.getByRole('dialog', { name: 'Audit policy' });
  const { width = 0 } = (await large.getByRole('img').boundingBox()) ?? {};
  expect(width).toBeGreaterThan(500);
  await expectNoViolations(page, 'large QR code', '[data-dialog]:last-of-type');
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  const frame = await copied('Copy as iframe');
  expect(frame).toContain('height="480"');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await page.getByRole('spinbutton', { name: 'Height' }).fill('20');
  await page.getByRole('checkbox', { name: 'Readers can edit the policy' }).check();
  const options = await copied('Copy as iframe');
  expect(options).toContain('/embed.html?theme=dark&#38;edit=yes#v1=');
  expect(options).toContain('height="320"');
  await expectNoViolations(page, 'share', '[data-dialog]');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'share on a phone', '[data-dialog]', false);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1280, height: 720 });
  const noise = Array.from({ length: 400 }, (_, n) => `# ${(n * 7919) % 10007} ${n * n * 31}\n`);
  await area(page).fill(small + noise.join(''));
  await shareButton(page).click();
  await expect(
    page.getByRole('note').filter({ hasText: 'Some chat apps truncate links' }),
  ).toBeVisible();
  await expect(page.getByText('Too long for a QR code, which holds 2,953')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  expect((await coming).suggestedFilename()).toBe('audit-policy.yaml');
});
