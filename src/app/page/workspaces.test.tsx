// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { openingIn } from '../../state/openWorkspace';
import { keepWorkspace, listWorkspaces, deleteWorkspace } from '../../storage/library';
import { preparePage } from '../../testing/page/mountStudio';
import { click, fill, expectFocus, openPage, press, small } from '../../testing/page/openPage';

preparePage();
beforeEach(async () => {
  for (const { id } of await listWorkspaces()) await deleteWorkspace(id);
});

/** A studio whose workspace is in the library, with the dialog of workspaces open. */
async function openDialog() {
  const page = await openPage(small, { id: 'mine', name: 'My policy' });
  await keepWorkspace(openingIn(page.store.getState()), undefined);
  const opener = page.one('button[aria-label^="Workspace:"]');
  click(opener);
  await screen.findByRole('list', { name: 'Workspaces' });
  return { ...page, opener };
}
const rows = () =>
  within(screen.getByRole('list', { name: 'Workspaces' })).getAllByRole('listitem');
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const rename = (name: string, to: string) => {
  fill(field(name), to);
  press('Enter');
};

it('rename, duplicate, delete, undo, open', async () => {
  const page = await openDialog();
  rename('Name of the open workspace', 'Prod');
  await waitFor(() => expect(page.opener.getAttribute('aria-label')).toBe('Workspace: Prod'));
  click(await screen.findByRole('button', { name: 'Duplicate Prod' }));
  await waitFor(() => expect(rows()).toHaveLength(2));
  click(button('Delete Prod (copy)'));
  await waitFor(() => expect(rows()).toHaveLength(1));
  click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(rows()).toHaveLength(2));

  rename('Name of Prod (copy)', 'Staging');
  click(await screen.findByRole('button', { name: 'Open Staging' }));
  await waitFor(() => expect(page.opener.getAttribute('aria-label')).toBe('Workspace: Staging'));
  expect(page.text()).toBe(small);
  expect(page.store.getState().workspace.id).not.toBe('mine');
});

it('Escape reverts a typed name and leaves the dialog open', async () => {
  const page = await openDialog();
  fill(field('Name of the open workspace'), 'Prod');
  press('Escape');
  await waitFor(() => expect(field('Name of the open workspace').value).toBe('My policy'));
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(page.opener.getAttribute('aria-label')).toBe('Workspace: My policy');
});

it('after a workspace is deleted, a neighbor has the focus', async () => {
  await openDialog();
  const deletes = () => screen.queryAllByRole('button', { name: /^Delete / });
  click(button('Duplicate My policy'));
  click(await screen.findByRole('button', { name: 'Duplicate My policy (copy)' }));
  await waitFor(() => expect(deletes()).toHaveLength(2));
  const [first = '', second = ''] = deletes().map((each) => each.getAttribute('aria-label') ?? '');
  const undo = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Undo' });
  click(button(first));
  await expectFocus(() => button(second));
  expect(deletes()).toHaveLength(1);
  click(undo());
  await expectFocus(() => button(first));
  click(button(second));
  await expectFocus(() => button(first));
  click(button(first));
  await expectFocus(() => button('Duplicate My policy'));
  expect(deletes()).toHaveLength(0);
});

it('exports all, and imports each only once', async () => {
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await openDialog();
  click(await screen.findByRole('button', { name: 'Export all' }));
  await screen.findByText('Exported 1 workspace to auditorium-workspaces.json.');
  const text = await new Promise<string>((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result as string));
    reader.readAsText(blobs[0]!);
  });
  expect(text).toContain('secrets never with bodies');

  await deleteWorkspace('mine');
  const choose = (content: string) => {
    const file = Object.assign(new File([content], 'all.json'), { text: async () => content });
    const input = document.querySelector('input[aria-label="File with workspaces"]')!;
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    fireEvent.change(input);
  };
  choose('{"kind":"Policy"}');
  await screen.findByText('This file is not an Auditorium export.');
  choose(text);
  await screen.findByText(/Imported 1 workspace from/);
  choose(text);
  await screen.findByText(/Imported no workspaces from .*; skipped 1 duplicate/);
  click(button('Open My policy'));
});

it('without a library, the dialog says that only one policy can be saved', async () => {
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  const page = await openPage(small);
  click(page.one('button[aria-label^="Workspace:"]'));
  expect(await screen.findByText(/can save only one policy/)).toBeDefined();
  vi.restoreAllMocks();
});
