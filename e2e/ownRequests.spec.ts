import { expect, test, type Page } from './test';
import { grid, openStudio, panel, requestRow, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const preview = (page: Page) => panel(page, 'Preview');
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const level = (page: Page, command: string) =>
  requestRow(page, command).getByRole('gridcell', { name: 'level' });

const event = (username: string, verb: string) =>
  JSON.stringify({
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', stage: 'ResponseComplete', verb },
    requestURI: '/api/v1/namespaces/shop/pods/cart-0',
    user: { username, groups: ['system:authenticated'] },
  });

/** Fills in the dialog, and adds what is read. */
async function add(page: Page, text: string, says: string) {
  const open = dialog(page, 'Add requests');
  await open.getByRole('textbox', { name: /^kubectl or curl/ }).fill(text);
  await expect(open.getByRole('status').first()).toHaveText(says);
  await open.getByRole('button', { name: /^Add \d/ }).click();
  await expect(open).toBeHidden();
}

test('own requests: from a command and a log, as somebody else, saved and shared', async ({
  page,
}) => {
  await openStudio(
    page,
    small.replace('rules:\n', 'rules:\n  - level: None\n    users: [kubernetes-admin]\n'),
  );
  const command = 'kubectl get secret db -n prod';
  await test.step('they are added, with their decisions, and focused', async () => {
    await preview(page).getByRole('button', { name: 'Yours', exact: true }).click();
    await preview(page).getByRole('button', { name: 'Add requests' }).click();
    await add(page, `$ ${command} | grep db`, '1 request');
    await expect(requestRow(page, command)).toBeFocused();
    await expect(level(page, command)).toHaveText('Metadata');
    await page.getByRole('button', { name: 'Add request', exact: true }).click();
    const log = [event('ana', 'get'), '{"kind":"Event","ver', event('bob', 'delete')];
    await add(page, log.join('\n'), '2 requests, 1 line not read');
    await expect(requestRow(page, 'ana: get pods cart-0 -n shop')).toBeFocused();
    await expect(requestRow(page, 'bob: delete pods cart-0 -n shop')).toBeVisible();
  });

  await test.step('all are shown as another caller sends them', async () => {
    const sentBy = preview(page).getByRole('combobox', { name: 'Sent by' });
    await sentBy.selectOption('Administrator: kubernetes-admin');
    await expect(level(page, command)).toHaveText('None');
    await sentBy.selectOption('whoever each names');
    await expect(level(page, command)).toHaveText('Metadata');
  });

  const share = page.getByRole('button', { name: 'Share', exact: true });
  await share.click();
  const field = page.getByRole('textbox', { name: 'Link' });
  const link = await field.inputValue();
  await page.getByRole('checkbox', { name: /^With your requests/ }).uncheck();
  await expect.poll(async () => (await field.inputValue()).length).toBeLessThan(link.length);
  await page.keyboard.press('Escape');
  await expect(share).toBeFocused();

  await test.step('a reload keeps them; on a phone, the list is shown, and not the first detail', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('button', { name: 'Yours', exact: true }).click();
    await expect(requestRow(page, command)).toBeVisible();
    await page.getByRole('button', { name: 'Add request', exact: true }).click();
    await add(page, 'GET /version', '1 request');
    await expect(requestRow(page, 'GET /version')).toBeFocused();
    await expect(requestRow(page, command)).toBeVisible();
  });

  await test.step('a link carries them', async () => {
    const other = await page.context().newPage();
    await withoutMonaco({ page: other });
    await other.goto(link, { waitUntil: 'domcontentloaded' });
    await expect(grid(other)).toContainText('bob: delete pods cart-0');
    await other.close();
  });
});
