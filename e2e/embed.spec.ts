import { expect, test, type Page } from './test';
import { encodeLink } from '../src/storage/link';
import { expectNoViolations } from './axe';
import { openSite, type Site } from './site';
import { requestRow, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

/** Embeds the view in a page of another site, which records the messages it receives. */
async function embedIn(page: Page, site: Site, address: string) {
  site.changed.set('course.html', '<h1>A course</h1><iframe width="700" height="300"></iframe>');
  await page.goto(`${site.address}course.html`);
  await page.evaluate((src) => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    addEventListener('message', ({ origin, data }) => told.push([origin, data]));
    document.querySelector('iframe')?.setAttribute('src', src);
  }, address);
  return page.frameLocator('iframe');
}

/** The address of the view with a selected request. */
function linkTo(baseURL = ''): string {
  const shared = { text: small, kubernetes: '1.37', lineEnding: '\n' } as const;
  const link = encodeLink({ shared, view: { request: 'pod-list', tab: 'why' } }) ?? '';
  return `${baseURL}/embed.html?theme=dark#${link}`;
}

test('in a hostile page: shows the policy, and posts its size only on request @firefox', async ({
  page,
  baseURL,
}) => {
  const link = linkTo(baseURL);
  const site = await openSite();
  const view = await embedIn(page, site, link);
  await expect(view.getByRole('heading', { name: 'Audit policy' })).toBeVisible();
  await expect(view.getByText(/^Matched by rule \d/)).toBeVisible();
  await expect(view.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(view.getByRole('link', { name: 'Open in Auditorium' })).toHaveAttribute(
    'href',
    link.replace('/embed.html?theme=dark#', '/#'),
  );
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  const send = (data: unknown) =>
    page.evaluate((message) => {
      document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
    }, data);

  await send({ type: 'auditorium:size?', text: '<img src=x onerror=alert(1)>' });
  await send('__proto__');
  await send({ source: 'react-devtools', payload: { text: 'taken from outside' } });
  expect(await told()).toEqual([]);
  await send('auditorium:size?');
  await expect
    .poll(told)
    .toEqual([
      [new URL(baseURL ?? '').origin, { type: 'auditorium:size', height: expect.any(Number) }],
    ]);
  await expect(view.getByText('taken from outside')).toHaveCount(0);
  await expect(view.getByRole('group', { name: 'Policy' })).toContainText(
    'secrets never with bodies',
  );
  await site.stop();
});

test('readers edit the policy, see what that changes, and take it along', async ({
  page,
  baseURL,
}) => {
  const link = linkTo(baseURL);
  await page.goto(link.replace('theme=dark', 'theme=dark&edit=yes&other=1'));
  const row = requestRow(page, 'kubectl get pods -n dev');
  await expect(row.getByRole('gridcell', { name: 'level None' })).toBeAttached();
  const text = page.getByRole('textbox', { name: 'Policy YAML' });
  await text.fill(small.replace('level: None', 'level: Request'));
  await expect(row.getByRole('gridcell', { name: 'level Request' })).toBeAttached();
  await expectNoViolations(page, 'embedded and editable');
  const open = page.getByRole('link', { name: 'Open in Auditorium' });
  await open.hover();
  await expect(open).not.toHaveAttribute('href', link.replace('/embed.html?theme=dark#', '/#'));
  const href = (await open.getAttribute('href')) ?? '';
  await page.goto(href, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('textbox', { name: 'Policy YAML' })).toHaveValue(/level: Request/);
});

test('shows the note, and hides the answer until it is asked for', async ({ page }) => {
  const policy = { text: small, kubernetes: '1.37', lineEnding: '\n' } as const;
  const shared = { ...policy, note: 'Who?', answer: 'hidden' } as const;
  const view = { request: 'pod-list', tab: 'why' } as const;
  await page.goto(`/embed.html#${encodeLink({ shared, view }) ?? ''}`);
  await expect(page.getByRole('complementary', { name: 'Note from the author' })).toContainText(
    'Who?',
  );
  const ask = page.getByRole('button', { name: 'Show the answer' });
  await expect(ask).toBeVisible();
  await expect(page.getByRole('gridcell')).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  await ask.click();
  await expect(page.getByText(/^Matched by rule \d/)).toBeVisible();
});

test('works outside a frame, and refuses a damaged link', async ({ page, baseURL }) => {
  const link = linkTo(baseURL);
  await page.goto(link);
  await expect(page.getByText(/^Matched by rule \d/)).toBeVisible();
  await expectNoViolations(page, 'embedded, dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link.replace('dark', 'light'));
  await expect(page.getByText(/^Matched by rule \d/)).toBeVisible();
  // The page opens at its top, with the preview above the text.
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.getByText(/^Matched by rule \d/)).toBeInViewport({ ratio: 1 });
  await expectNoViolations(page, 'embedded on a phone, light', '', false);
  await page.goto(link.slice(0, -5));
  await expect(page.getByRole('alert')).toContainText('This link is damaged');
  await page.goto('/embed.html');
  await expect(page.getByRole('alert')).toContainText('contains no policy');
});
