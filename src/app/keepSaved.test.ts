// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppStore, type StoreApi } from '../state/store';
import { ownRequestsFrom } from '../requests/ownRequest';
import { restoreWorkspaces, savedTextLimit } from '../storage/autosave';
import { keepWorkspace, listStates, listWorkspaces } from '../storage/library';
import { openingIn } from '../state/openWorkspace';
import { openingOf, type Opening } from '../workspace/opening';
import type { Left } from './keepInLibrary';
import { keepSaved } from './keepSaved';
import { beginning } from './opening';

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

/** Lets the saves that were begun come to an end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    // Sequential: each waits for the saves before it.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => void setImmediate(done));
    // oxlint-disable-next-line no-await-in-loop
    await listWorkspaces().catch(() => undefined);
  }
}
async function afterSaving(): Promise<void> {
  vi.advanceTimersByTime(400);
  await settled();
}
const saved = () => restoreWorkspaces().map(({ text }) => text);
const said = (store: StoreApi) => store.getState().notice?.text;

/** Closes the tabs of a test. */
const leave: (() => void)[] = [];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  // Not setImmediate, which the database needs.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target);
    vi.spyOn(target, 'addEventListener').mockImplementation((...listening) => {
      add(...listening);
      leave.push(() => target.removeEventListener(...listening));
    });
  }
});
afterEach(() => {
  for (const each of leave.splice(0)) each();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Opens a tab with `first`; `left` holds the workspaces of earlier visits. */
function visit(first: Opening, left: readonly Left[] = []): StoreApi {
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

test('own requests that another tab changed are offered, like a text', () => {
  const own = (url: string) => ownRequestsFrom([{ method: 'GET', url }])!;
  const store = visit({ ...opening('own', '# own\n'), ownRequests: own('/api') });
  const change = (record: object) =>
    window.dispatchEvent(
      new StorageEvent('storage', {
        key: 'auditorium.workspace',
        newValue: JSON.stringify({ version: 1, id: 'own', text: '# own\n', ...record }),
      }),
    );
  change({ ownRequests: own('/api') });
  expect(said(store)).toBeUndefined();
  change({ ownRequests: own('/apis') });
  expect(said(store)).toContain('was changed in another tab');
  store.getState().notice?.actions?.[0]?.run();
  expect(store.getState().workspace.ownRequests?.[0]?.url).toBe('/apis');
  store.getState().undo();
  expect(store.getState().workspace.ownRequests?.[0]?.url).toBe('/api');
  // Another page's record knows nothing of them.
  store.getState().dismissNotice();
  change({ id: undefined });
  expect(said(store)).toBeUndefined();
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

test.each<[name: string, start: string, keyMs: number, lostMs: number]>([
  ['a short text, fast', '', 20, 300],
  ['a short text', '', 120, 300],
  ['a short text, slowly', '', 290, 300],
  ['a long text', `# ${'x'.repeat(110_000)}`, 250, 1000],
])('typing without a pause is saved: %s', async (_name, start, keyMs, lostMs) => {
  const store = visit(opening('burst', start));
  let typed = '';
  for (let key = 0; key * keyMs < 2500; key++) {
    typed += 'k';
    store.getState().type(start + typed);
    vi.advanceTimersByTime(keyMs);
    const lost = start.length + typed.length - (saved()[0]?.length ?? start.length);
    expect(lost * keyMs).toBeLessThanOrEqual(lostMs);
  }
  await settled();
  expect((await listWorkspaces()).some(({ text }) => text.startsWith(`${start}kk`))).toBe(true);
});

test.each(['pagehide', 'beforeunload', 'visibilitychange'])('saves at once on %s', (type) => {
  const store = visit(opening('now', '# a\n'));
  store.getState().type('# b\n');
  expect(saved()).toEqual([]);
  (type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type));
  expect(saved()).toEqual(['# b\n']);
});

const states = async (id: string) => (await listStates(id)).map(({ text }) => text);
const template = '# a template\nkind: Policy\n';

test('after a crash, the record is older than the library: the library’s text opens', async () => {
  const first = visit(opening('crash', '# a\n'));
  first.getState().type('# ab\n');
  vi.advanceTimersByTime(400);
  const record = localStorage.getItem('auditorium.workspace') ?? '';
  await settled();
  vi.advanceTimersByTime(400);
  first.getState().type('# abc\n');
  await afterSaving();
  // What the browser had written to the disk; the tab is gone.
  localStorage.setItem('auditorium.workspace', record);
  sessionStorage.clear();

  const { first: shown, left } = await beginning();
  expect(shown.text).toBe('# ab\n');
  expect(shown).not.toHaveProperty('savedAt');
  const next = visit(shown, left);
  await settled();
  expect(next.getState().text).toBe('# abc\n');
  expect(next.getState().workspace.name).toBe('crash');
  await afterSaving();
  expect((await listWorkspaces()).filter(({ id }) => id === 'crash')).toHaveLength(1);
  expect(await states('crash')).toEqual(['# abc\n', '# ab\n']);
  expect(saved()).toEqual(['# abc\n']);
});

test('a page that closes before it learns its last revision makes no copy of its own work', async () => {
  const first = visit(opening('mine', '# \n'));
  first.getState().type('# a\n');
  await afterSaving();
  const record = openingIn(first.getState());
  first.getState().type('# ab\n');
  await afterSaving();
  // The browser writes the record, but not the library any more.
  const closing = refuse('AbortError');
  first.getState().type('# abc\n');
  await afterSaving();
  closing.mockRestore();
  const { savedBy, savedAt } = restoreWorkspaces()[0] ?? {};
  expect(savedBy).toBeTypeOf('string');
  const last = { ...record, text: '# abc\n', savedAt, savedBy };

  visit(opening('shared', '# theirs\n', 'shared'), [last]);
  await settled();
  const ofIt = (await listWorkspaces()).filter(({ name }) => name.startsWith('mine'));
  expect(ofIt.map(({ name, text }) => [name, text])).toEqual([['mine', '# abc\n']]);
});
test('a record that is newer than the library, in conflict with it, becomes a copy', async () => {
  await keepWorkspace(opening('newer', '# a\n'), undefined);
  vi.advanceTimersByTime(1000);
  const record = { ...opening('newer', '# mine\n'), revision: 0 };
  const next = visit(record, [{ ...record, savedAt: Date.now() }]);
  await settled();
  expect(next.getState().workspace.name).toBe('newer (copy)');
  expect(next.getState().text).toBe('# mine\n');
});

test('a text that is replaced before it is saved stays in the history', async () => {
  const store = visit(opening('h1', '# one\n'));
  store.getState().type('# one, typed\n');
  store.getState().replaceText(template);
  store.getState().type('# pasted over it\n');
  await afterSaving();
  store.getState().type('# pasted over it, and typed\n');
  await afterSaving();
  expect(await states('h1')).toEqual(['# pasted over it, and typed\n', template, '# one, typed\n']);
});

test('a text that is replaced within a minute of its last change stays in the history', async () => {
  const store = visit(opening('h2', '# one\n'));
  store.getState().type('# one, typed\n');
  await afterSaving();
  store.getState().type('# one, typed again\n');
  await afterSaving();
  store.getState().replaceText(template);
  await afterSaving();
  expect(await states('h2')).toEqual([template, '# one, typed again\n']);
  // Back and forth, nothing is pushed out and nothing is doubled.
  for (let time = 0; time < 30; time++) {
    store.getState().undo();
    store.getState().redo();
  }
  await afterSaving();
  expect(await states('h2')).toEqual([template, '# one, typed again\n']);
});

test('a replaced text whose save failed, and one that went to a copy, stay in the history', async () => {
  const store = visit(opening('h3', '# one\n'));
  const refusal = refuse('QuotaExceededError');
  store.getState().replaceText(template);
  await afterSaving();
  refusal.mockRestore();
  store.getState().type(`${template}# typed\n`);
  await afterSaving();
  expect(await states('h3')).toEqual([`${template}# typed\n`, '# one\n']);

  const there = (await listWorkspaces()).find(({ id }) => id === 'h3');
  if (!there) throw new Error('h3 is not saved');
  await keepWorkspace({ ...there, text: '# elsewhere\n' }, there.revision);
  store.getState().replaceText('# mine\n');
  await afterSaving();
  await afterSaving();
  const { id, name } = store.getState().workspace;
  expect(name).toBe('h3 (copy)');
  expect(await states(id)).toEqual(['# mine\n', `${template}# typed\n`]);
});

test('a text too long for the record: the library has it, and the next visit opens it', async () => {
  const long = `# ${'x'.repeat(savedTextLimit)}\n`;
  const store = visit(opening('long', '# short\n'));
  store.getState().type('# short, saved\n');
  await afterSaving();
  store.getState().replaceText(long);
  await afterSaving();
  expect(said(store)).toBeUndefined();
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(false);
  expect((await beginning()).first).toMatchObject({ id: 'long', text: long });
  // In another tab, too.
  sessionStorage.clear();
  expect((await beginning()).first.text === long).toBe(true);
  // But not what another page has put there since.
  const record = { version: 1, text: '# foreign\n', kubernetes: '1.37' };
  localStorage.setItem('auditorium.workspace', JSON.stringify(record));
  expect((await beginning()).first.text).toBe('# foreign\n');

  store.getState().type('# short again\n');
  await afterSaving();
  expect((await beginning()).first.text).toBe('# short again\n');
});

test('a text too long for the record, and a library that fails: says so, and asks before leaving', async () => {
  const store = visit(opening('long2', '# short\n'));
  refuse('SecurityError');
  store.getState().replaceText(`# ${'x'.repeat(savedTextLimit)}\n`);
  await afterSaving();
  expect(said(store)).toMatch(/too long to save/);
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
});

test.each(['QuotaExceededError', 'SecurityError'])(
  'no records (%s): no false alarm while the library saves',
  async (reason) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', reason);
    });
    const store = visit(opening('records', '# a\n'));
    store.getState().type('# ab\n');
    await afterSaving();
    expect(said(store)).toBeUndefined();
    expect((await listWorkspaces()).map(({ text }) => text)).toContain('# ab\n');
  },
);
