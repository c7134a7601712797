import { expect, test, type Browser, type Page } from '@playwright/test';
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

test('opening a link changes nothing saved; a copy is saved next to it @firefox', async ({
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
      [`${fragment}==`, /damaged/],
      ['#v7=abcd', /format version 7, which this version of Auditorium cannot read/],
      ['#v1=%3Cscript%3Ealert(1)%3C/script%3E', /damaged/],
      [`#v1=${'A'.repeat(1_600_000)}`, /too long to be an Auditorium link/],
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
  await expectNoViolations(page, 'share', '[data-dialog]');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'share on a phone', '[data-dialog]');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1280, height: 720 });
  const noise = Array.from({ length: 400 }, (_, n) => `# ${(n * 7919) % 10007} ${n * n * 31}\n`);
  await area(page).fill(small + noise.join(''));
  await shareButton(page).click();
  await expect(
    page.getByRole('note').filter({ hasText: 'Some chat apps truncate links' }),
  ).toBeVisible();
  await expect(page.getByText('Too long for a QR code.')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  expect((await coming).suggestedFilename()).toBe('audit-policy.yaml');
});
