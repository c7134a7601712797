// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppStore, type StoreApi } from '../state/store';
import { restoreWorkspaces } from '../storage/autosave';
import { keepWorkspace, listWorkspaces } from '../storage/library';
import { openingOf, type Opening } from '../workspace/opening';
import { keepSaved } from './keepSaved';

const opening = (id: string, text: string, standing: 'kept' | 'shared' = 'kept'): Opening => ({
  id,
  name: id,
  standing,
  text,
  kubernetes: '1.37',
  lineEnding: '\n',
});

/** Makes IndexedDB fail, as with full or blocked storage. */
const refuse = (name: string) =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no', name);
  });

const afterSaving = () => new Promise((done) => setTimeout(done, 400));
const saved = () => restoreWorkspaces().map(({ text }) => text);
const said = (store: StoreApi) => store.getState().notice?.text;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => void vi.restoreAllMocks());

/** Opens a tab with `first`; `left` holds the workspaces of earlier visits. */
function visit(first: Opening, left: readonly Opening[] = []): StoreApi {
  const store = createAppStore(first);
  keepSaved(store, left);
  return store;
}

test('saves the text for the next visit and to the library', async () => {
  const store = visit(opening('a', '# a\n'));
  store.getState().type('# ab\n');
  await afterSaving();
  expect(saved()).toEqual(['# ab\n']);
  expect((await listWorkspaces()).map(({ text }) => text)).toContain('# ab\n');
});

test.each(['QuotaExceededError', 'SecurityError'])(
  'storage fails (%s): a copy of a shared policy does not replace the user’s own',
  async (reason) => {
    const own = visit(opening('own', '# my work\n'));
    refuse(reason);
    own.getState().type('# my work, all of it\n');
    await afterSaving();
    sessionStorage.clear();

    const [left] = restoreWorkspaces();
    const next = visit(opening('shared', '# theirs\n', 'shared'), [
      opening('own', left?.text ?? ''),
    ]);
    await afterSaving();
    next.getState().nameWorkspace({ id: 'copy', standing: 'kept' });
    await afterSaving();
    expect(said(next)).toMatch(/can save only one policy/);
    expect(saved()).toEqual(['# theirs\n', '# my work, all of it\n']);
  },
);

test('storage is full: opening another workspace does not lose what was typed', async () => {
  await keepWorkspace(
    { id: 'y', name: 'y', text: '# y\n', kubernetes: '1.37', lineEnding: '\n' },
    undefined,
  );
  const store = visit(opening('x', '# x\n'));
  refuse('QuotaExceededError');
  store.getState().type('# an hour of work\n');
  store.getState().openWorkspace(opening('y', '# y\n'));
  await afterSaving();
  expect(saved()).toContain('# an hour of work\n');
  store.getState().type('# y2\n');
  await afterSaving();
  expect(saved()).toEqual(['# y2\n', '# an hour of work\n']);
});

test('storage has room again: what failed before is saved', async () => {
  const store = visit(opening('v', '# v\n'));
  const refusal = refuse('QuotaExceededError');
  store.getState().type('# v2\n');
  await afterSaving();
  refusal.mockRestore();
  store.getState().openWorkspace(opening('w', '# w\n'));
  await afterSaving();
  store.getState().type('# w2\n');
  await afterSaving();
  const texts = (await listWorkspaces()).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['# v2\n', '# w2\n']));
  expect(saved()[0]).toBe('# w2\n');
});

test('a workspace reopened after a change in another tab is not in conflict', async () => {
  const store = visit(opening('u', '# u\n'));
  store.getState().type('# u2\n');
  await afterSaving();
  store.getState().openWorkspace(opening('t', '# t\n'));
  await afterSaving();
  const there = (await listWorkspaces()).find(({ id }) => id === 'u');
  if (!there) throw new Error('u is not saved');
  await keepWorkspace({ ...there, text: '# elsewhere\n' }, there.revision);
  const { revision } = (await listWorkspaces()).find(({ id }) => id === 'u') ?? there;
  const again = opening('u', '# elsewhere\n');
  store.getState().openWorkspace({ ...again, revision });
  store.getState().type('# elsewhere, and here\n');
  await afterSaving();
  expect(store.getState().workspace.name).toBe('u');
  const texts = (await listWorkspaces()).map(({ text }) => text);
  expect(texts).toContain('# elsewhere, and here\n');
});

test('full storage is reported once', async () => {
  const store = visit(opening('z', '# z\n'));
  refuse('QuotaExceededError');
  store.getState().type('# z2\n');
  await afterSaving();
  expect(said(store)).toMatch(/storage is full/);
  store.getState().dismissNotice();
  store.getState().type('# z3\n');
  await afterSaving();
  expect(said(store)).toBeUndefined();
  expect(saved()).toEqual(['# z3\n']);
});

test('and not again while smaller workspaces can be saved', async () => {
  const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
    ?.value as IDBObjectStore['put'];
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (JSON.stringify(args).includes('large')) throw new DOMException('no', 'QuotaExceededError');
    return real.apply(this, args);
  });
  const store = visit(opening('p', '# p\n'));
  store.getState().type('# large\n');
  await afterSaving();
  store.getState().openWorkspace(opening('q', '# q\n'));
  await afterSaving();
  store.getState().dismissNotice();
  store.getState().type('# q2\n');
  await afterSaving();
  store.getState().type('# q3\n');
  await afterSaving();
  expect(said(store)).toBeUndefined();
  expect((await listWorkspaces()).map(({ text }) => text)).toContain('# q3\n');
});

test('two tabs change a workspace: the second becomes a copy, with all fields', async () => {
  const text = '# two tabs\n';
  const later = { author: 'Ana' };
  const kept = { ...opening('s', text), fileName: 's.yaml', later };
  await keepWorkspace(kept, undefined);
  const there = (await listWorkspaces()).find(({ id }) => id === 's');
  if (!there) throw new Error('s is not saved');
  const [first, second] = [visit(openingOf(there)), visit(openingOf(there))];
  first.getState().type('# by the first\n');
  await afterSaving();
  second.getState().type('# by the second\n');
  await afterSaving();
  expect(said(second)).toMatch(/both are saved/);
  second.getState().type('# by the second, further\n');
  await afterSaving();
  const all = await listWorkspaces();
  for (const [name, text] of [
    ['s', '# by the first\n'],
    ['s (copy)', '# by the second, further\n'],
  ]) {
    expect(all.filter((each) => each.name === name)).toMatchObject([
      { text, fileName: 's.yaml', later },
    ]);
  }
  expect(restoreWorkspaces()[0]).toMatchObject({ name: 's (copy)', later });
});

test('a tab without changes takes over those of another tab', async () => {
  await keepWorkspace(opening('r', '# r\n'), undefined);
  const there = (await listWorkspaces()).find(({ id }) => id === 'r');
  if (!there) throw new Error('r is not saved');
  await keepWorkspace({ ...there, text: '# r elsewhere\n' }, there.revision);
  const slept = visit(openingOf(there), [openingOf(there)]);
  await afterSaving();
  expect(slept.getState().text).toBe('# r elsewhere\n');
  expect(slept.getState().workspace).toMatchObject({ name: 'r', revision: 2 });
});
