// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, expectFocus, fill, openPage, small } from '../../testing/page/openPage';

preparePage();

type Page = Awaited<ReturnType<typeof openPage>>;

const preview = (page: Page) => within(page.pane('Preview'));
const names = (page: Page) =>
  [...page.container.querySelectorAll('[data-id] > [role="rowheader"]')].map(
    (each) => each.textContent,
  );
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));
type Open = Awaited<ReturnType<typeof dialog>>;
const paste = (open: Open) =>
  open.getByRole<HTMLTextAreaElement>('textbox', { name: /^kubectl or curl/ });
const select = (element: HTMLElement, value: string) =>
  fireEvent.change(element, { target: { value } });

async function add(page: Page, text: string, button: string) {
  click(page.button('Add request'));
  const open = await dialog('Add requests');
  fill(paste(open), text);
  click(await open.findByRole('button', { name: button }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

it('are read from a paste, shown alone, and taken back by undo', async () => {
  const page = await openPage(small);
  click(preview(page).getByRole('button', { name: 'Yours' }));
  await preview(page).findByText('Ask about your own requests');
  click(preview(page).getByRole('button', { name: 'Add requests' }));
  const open = await dialog('Add requests');
  const text = 'GET /api/v1/namespaces/a/secrets/b\nwhat?\nwhy?\ncurl -k https://a.b:6443/version';
  fill(paste(open), text);
  await open.findByText(/2 requests, 2 lines not read/);
  expect(open.getByRole('list', { name: 'Not read' }).textContent).toContain('Lines 2 to 3.');
  expect(open.getByRole('list', { name: 'Requests' }).textContent).toContain('get secrets b -n a');
  click(open.getByRole('button', { name: 'Add 2 requests' }));
  await waitFor(() =>
    expect(names(page)).toEqual(['GET /api/v1/namespaces/a/secrets/b', 'curl get /version']),
  );
  expect(page.row('own-1').textContent).toContain('Metadata');
  expect(page.row('own-1').getAttribute('aria-selected')).toBe('true');
  page.store.getState().undo();
  await preview(page).findByText('Ask about your own requests');
});

it('are edited in a form, moved, duplicated and deleted', async () => {
  const page = await openPage(small);
  await add(page, 'GET /api/v1/pods\n/healthz', 'Add 2 requests');
  const bar = await preview(page).findByRole('group', { name: 'Your requests' });
  const press = (name: string) => click(within(bar).getByRole('button', { name }));
  press('Edit request');
  const open = await dialog('Edit request');
  fill(open.getByRole('textbox', { name: 'Path and query' }), 'api');
  await open.findByText('Begin the path with a slash.');
  expect(open.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  fill(open.getByRole('textbox', { name: 'Path and query' }), '/api/v1/secrets/a');
  fill(open.getByRole('textbox', { name: 'Name in the list' }), 'A secret');
  select(open.getByRole('combobox', { name: 'Outcome' }), 'Not found');
  const path = open.getByRole('textbox', { name: 'Path and query' });
  fill(path, '/api/v1/namespaces/dev/secrets/a');
  await open.findByText(/^kubectl then reads the namespace too/);
  fill(path, '/api/v1/secrets/a');
  expect(open.queryByText(/^kubectl then reads/)).toBeNull();
  await waitFor(() => expect(open.getAllByRole('status').at(-1)?.textContent).toContain('Rule 1'));
  click(open.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(names(page)).toEqual(['A secret', 'GET /healthz']));
  const own = () => page.store.getState().workspace.ownRequests;
  expect(own()?.[0]).toMatchObject({
    response: { code: 404, body: { message: 'secrets "a" not found' } },
  });
  press('Move down');
  await waitFor(() => expect(names(page)).toEqual(['GET /healthz', 'A secret']));
  press('Duplicate request');
  await waitFor(() => expect(names(page)).toEqual(['GET /healthz', 'A secret', 'A secret (copy)']));
  press('Delete request');
  await waitFor(() => expect(names(page)).toEqual(['GET /healthz', 'A secret']));
  expect(page.row('own-1').getAttribute('aria-selected')).toBe('true');
});

it('are all shown as another user sends them', async () => {
  const page = await openPage(
    `${small.replace('level: None', 'level: None\n    users: [ana]')}  - level: Request\n`,
  );
  await add(
    page,
    '{"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"get","requestURI":"/api/v1/nodes/a","user":{"username":"ana"}}',
    'Add 1 request',
  );
  const bar = await preview(page).findByRole('group', { name: 'Your requests' });
  const rule = () => page.row('own-1').querySelector('[aria-label^="rule"]')?.textContent;
  expect(rule()).toBe('2');
  select(within(bar).getByRole('combobox', { name: 'Sent by' }), 'node');
  await waitFor(() => expect(rule()).toBe('3'));
  select(within(bar).getByRole('combobox', { name: 'Sent by' }), '');
  await waitFor(() => expect(rule()).toBe('2'));
});

it('are shown as a caller of the user’s own sends them, which is saved', async () => {
  const page = await openPage(small);
  await add(page, 'GET /api/v1/nodes', 'Add 1 request');
  const bar = within(await preview(page).findByRole('group', { name: 'Your requests' }));
  click(bar.getByRole('button', { name: 'Callers of your own' }));
  const list = await dialog('Callers');
  click(list.getByRole('button', { name: 'Add caller' }));
  const form = await dialog('New caller');
  expect(form.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  fill(form.getByRole('textbox', { name: 'User name' }), 'ci-bot');
  fill(form.getByRole('textbox', { name: 'Name in the list' }), 'CI');
  // What is missing is said once the field was left.
  expect(form.queryByText('Enter a user name.')).toBeNull();
  fill(form.getByRole('textbox', { name: 'User name' }), '');
  fireEvent.blur(form.getByRole('textbox', { name: 'User name' }));
  await form.findByText('Enter a user name.');
  fill(form.getByRole('textbox', { name: 'User name' }), 'ci-bot');
  click(form.getByRole('button', { name: 'Save' }));
  const after = await dialog('Callers');
  await expectFocus(() => after.getByRole('button', { name: 'Edit CI' }));
  expect(after.getByRole('list', { name: 'Your callers' }).textContent).toBe(
    'CIci-bot, system:authenticated',
  );
  click(after.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sentBy = bar.getByRole<HTMLSelectElement>('combobox', { name: 'Sent by' });
  select(sentBy, 'caller-1');
  const sender = () => page.store.getState().requests[0]?.user?.username;
  expect(page.store.getState().workspace.sentBy?.user?.username).toBe('ci-bot');
  expect(sender()).toBe('ci-bot');
  // Whoever edits it edits the sender; after it is deleted, each request names its own.
  const { changeBeside, undo } = page.store.getState();
  const [caller] = page.store.getState().workspace.callers ?? [];
  changeBeside({ callers: [{ ...caller!, user: { username: 'cd-bot' } }] });
  expect(sender()).toBe('cd-bot');
  changeBeside({ callers: undefined });
  expect(sender()).toBe('jane');
  undo();
  expect(page.store.getState().workspace.callers).toHaveLength(1);
});

it('are in groups, each below its name', async () => {
  const page = await openPage(small);
  click(page.button('Add request'));
  const open = await dialog('Add requests');
  fill(paste(open), 'GET /api\nGET /apis');
  fill(open.getByRole('combobox', { name: 'Group' }), 'Discovery');
  click(await open.findByRole('button', { name: 'Add 2 requests' }));
  await waitFor(() => expect(names(page)).toEqual(['GET /api', 'GET /apis']));
  await add(page, 'GET /version', 'Add 1 request');
  const headings = () =>
    [...page.container.querySelectorAll('[role="row"]:not([data-id]) > [role="rowheader"]')].map(
      (each) => each.textContent,
    );
  await waitFor(() => expect(headings()).toEqual(['Discovery', 'Without a group']));
  expect(page.store.getState().workspace.ownRequests?.map(({ group }) => group)).toEqual([
    'Discovery',
    'Discovery',
    undefined,
  ]);
});

it('are renamed, joined and deleted by group', async () => {
  const page = await openPage(small);
  await add(page, 'GET /api\nGET /apis\nGET /version', 'Add 3 requests');
  const { changeOwn, undo } = page.store.getState();
  const groups = () =>
    page.store
      .getState()
      .workspace.ownRequests?.map(({ group = '-' }) => group)
      .join(' ');
  const [first, second, third] = page.store.getState().workspace.ownRequests ?? [];
  changeOwn([{ ...first!, group: 'a' }, { ...second!, group: 'b' }, third!]);
  click(await preview(page).findByRole('button', { name: 'Groups of your requests' }));
  const open = await dialog('Groups');
  const name = (of: string) => open.getByRole('textbox', { name: of });
  fill(name('Name of a'), ' b ');
  fireEvent.submit(name('Name of a'));
  await waitFor(() => expect(groups()).toBe('b b -'));
  fill(name('Name for the requests without a group'), 'c');
  fireEvent.blur(name('Name for the requests without a group'));
  await waitFor(() => expect(groups()).toBe('b b c'));
  click(open.getByRole('button', { name: 'Delete the group b' }));
  await waitFor(() => expect(groups()).toBe('c'));
  await expectFocus(() => open.getByRole('button', { name: 'Delete the group c' }));
  fill(name('Name of c'), '');
  fireEvent.blur(name('Name of c'));
  await waitFor(() => expect(groups()).toBe('-'));
  click(open.getByRole('button', { name: 'Delete the requests without a group' }));
  await open.findByText('You have no requests.');
  await expectFocus(() => open.getByRole('button', { name: 'Done' }));
  undo();
  await waitFor(() => expect(groups()).toBe('-'));
});

it('are focused when they are added, and a long paste is not laid out', async () => {
  const page = await openPage(small);
  click(page.button('Add request'));
  const open = await dialog('Add requests');
  const long = `GET /api/v1/pods\n${'# a comment\n'.repeat(20_000)}GET /api/v1/nodes`;
  const clipboardData = { getData: () => long };
  fireEvent.paste(paste(open), { clipboardData });
  await open.findByText('240.0 kB, 20,002 lines. Only the beginning is shown here.');
  expect(paste(open).value.length).toBeLessThan(5000);
  expect(paste(open).readOnly).toBe(true);
  click(await open.findByRole('button', { name: 'Add 2 requests' }));
  await expectFocus(() => page.row('own-1'));
  expect(page.store.getState().workspace.ownRequests?.[1]?.url).toBe('/api/v1/nodes');
  // Clear gives the field back.
  click(page.button('Add request'));
  const again = await dialog('Add requests');
  fireEvent.paste(paste(again), { clipboardData });
  click(await again.findByRole('button', { name: 'Clear' }));
  await expectFocus(() => paste(again));
  expect(paste(again).readOnly).toBe(false);
  expect(paste(again).value).toBe('');
});

it('a sample request is duplicated to them', async () => {
  const page = await openPage(small);
  click(page.row('secret-get'));
  click(await preview(page).findByRole('tab', { name: 'Request' }));
  click(await preview(page).findByRole('button', { name: 'Duplicate to your requests' }));
  await waitFor(() => expect(names(page)).toEqual([expect.stringMatching(/ \(copy\)$/)]));
  expect(page.store.getState().selectedRequest).toBe('own-1');
});

it('the palette leads to the field for a paste', async () => {
  const page = await openPage(small);
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const palette = await dialog('Commands');
  fill(palette.getByRole('combobox', { name: 'Find a command' }), 'own requests');
  click(await palette.findByRole('option', { name: /^Add requests of your own/ }));
  const open = await dialog('Add requests');
  await expectFocus(() => paste(open));
  // What was typed is still there after the dialog was closed.
  fill(paste(open), 'GET /api');
  click(open.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  click(page.button('Add request'));
  const again = await dialog('Add requests');
  expect(paste(again).value).toBe('GET /api');
  // Adding a caller leads back to it as well.
  select(again.getByRole('combobox', { name: 'Commands and paths are sent by' }), 'edit');
  const list = await dialog('Callers');
  click(list.getByRole('button', { name: 'Close' }));
  expect(paste(await dialog('Add requests')).value).toBe('GET /api');
  // The form instead goes on with who and which group is chosen.
  const adding = await dialog('Add requests');
  select(adding.getByRole('combobox', { name: 'Commands and paths are sent by' }), 'node');
  fill(adding.getByRole('combobox', { name: 'Group' }), 'a');
  click(adding.getByRole('button', { name: 'Fill in a form instead' }));
  const form = await dialog('New request');
  expect(form.getByRole<HTMLSelectElement>('combobox', { name: 'Sent by' }).value).toBe('node');
  expect(form.getByRole<HTMLInputElement>('combobox', { name: 'Group' }).value).toBe('a');
});
