import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkedState, checkedWorkspace } from './kept';
import type * as Library from './library';

let library: typeof Library;

beforeEach(async () => {
  indexedDB = new IDBFactory();
  vi.resetModules();
  library = await import('./library');
});

const saving = (text: string, id = 'a'): Library.Saving => ({
  id,
  name: 'Mine',
  text,
  kubernetes: '1.36',
  lineEnding: '\n',
});

describe('the library', () => {
  test('keeps a workspace, counts its saves, and lists the last one first', async () => {
    expect(await library.keepWorkspace(saving('one'), undefined)).toMatchObject({ revision: 1 });
    expect(await library.keepWorkspace(saving('two'), 1)).toMatchObject({ revision: 2 });
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000);
    await library.keepWorkspace(saving('three', 'b'), undefined);
    vi.restoreAllMocks();
    expect((await library.listWorkspaces()).map(({ id, text }) => [id, text])).toEqual([
      ['b', 'three'],
      ['a', 'two'],
    ]);
    expect(await library.loadWorkspace('a')).toMatchObject({ ...saving('two'), revision: 2 });
    expect(await library.loadWorkspace('c')).toBeUndefined();
  });

  test('two tabs: the second to save is told, and overwrites nothing', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    expect(await library.keepWorkspace(saving('by the first'), 1)).toMatchObject({ revision: 2 });
    const second = await library.keepWorkspace(saving('by the second'), 1);
    expect(second).toMatchObject({ conflict: { text: 'by the first', revision: 2 } });
    expect((await library.loadWorkspace('a'))?.text).toBe('by the first');
  });

  test('both tabs came to the same text: no conflict', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    await library.keepWorkspace(saving('same'), 1);
    expect(await library.keepWorkspace(saving('same'), 1)).toMatchObject({ revision: 2 });
  });

  test('storage that was cleared meanwhile takes the workspace anew', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    await library.deleteWorkspace('a');
    expect(await library.keepWorkspace(saving('more'), 1)).toMatchObject({ revision: 2 });
  });

  test('after a deletion, two tabs that still have it do not overwrite each other', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace(saving('two'), 1);
    await library.deleteWorkspace('a');
    expect(await library.keepWorkspace(saving('by the first'), 2)).toMatchObject({ revision: 3 });
    const second = await library.keepWorkspace(saving('by the second'), 2);
    expect(second).toMatchObject({ conflict: { text: 'by the first' } });
  });

  test('what is typed within a minute is one state; the last 50 are kept', async () => {
    const clock = vi.spyOn(Date, 'now');
    let now = 1_000_000;
    let revision: number | undefined;
    for (let index = 0; index < 60; index++) {
      for (const text of [`${index} typed`, `${index} done`]) {
        clock.mockReturnValue(now);
        const saved = await library.keepWorkspace(saving(text), revision);
        revision = 'revision' in saved ? saved.revision : undefined;
        now += 10_000;
      }
      now += 60_000;
    }
    clock.mockRestore();
    const states = await library.listStates('a');
    expect(states).toHaveLength(library.statesKept);
    expect(states[0]?.text).toBe('59 done');
    expect(states.at(-1)?.text).toBe('10 done');
    expect(states.every(({ text }) => text.endsWith('done'))).toBe(true);
  });

  test('deleted with its states, and put back', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace(saving('other', 'b'), undefined);
    const deleted = await library.deleteWorkspace('a');
    expect((await library.listWorkspaces()).map(({ id }) => id)).toEqual(['b']);
    expect(await library.listStates('a')).toEqual([]);
    expect(await library.listStates('b')).toHaveLength(1);
    if (deleted) await library.putWorkspaces([deleted]);
    expect(await library.loadWorkspace('a')).toMatchObject(saving('one'));
    expect((await library.listStates('a')).map(({ text }) => text)).toEqual(['one']);
    expect(await library.deleteWorkspace('c')).toBeUndefined();
  });

  test('put back where a tab has saved it again: both are kept, with their states', async () => {
    await library.keepWorkspace(saving('old'), undefined);
    const deleted = await library.deleteWorkspace('a');
    await library.keepWorkspace(saving('new'), 1);
    await library.putWorkspaces(deleted ? [deleted] : []);
    const all = (await library.listWorkspaces()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(all.map(({ name, text }) => [name, text])).toEqual([
      ['Mine', 'new'],
      ['Mine (copy)', 'old'],
    ]);
    const states = await Promise.all(all.map(({ id }) => library.listStates(id)));
    expect(states.map((each) => each.map(({ text }) => text))).toEqual([['new'], ['old']]);
  });

  test('a name given in another tab stays, until this one gives it another', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.renameWorkspace('a', 'Prod');
    expect(await library.keepWorkspace(saving('two'), 1)).toEqual({ revision: 2, name: 'Prod' });
    const renamed = { ...saving('two'), name: 'Staging' };
    expect(await library.keepWorkspace(renamed, 2, true)).toEqual({ revision: 2, name: 'Staging' });
    expect((await library.loadWorkspace('a'))?.name).toBe('Staging');
  });

  test('another name or version is no other text: nobody is in conflict with it', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace({ ...saving('one'), kubernetes: '1.35' }, 1);
    expect(await library.keepWorkspace(saving('two'), 1)).toMatchObject({ revision: 2 });
  });

  test('a browser without room: a save says so', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    expect(await library.keepWorkspace(saving('two'), 1)).toEqual({ failed: 'full' });
    vi.restoreAllMocks();
    expect((await library.loadWorkspace('a'))?.text).toBe('one');
  });

  test('renamed', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.renameWorkspace('a', 'Prod');
    await library.renameWorkspace('nobody', 'Prod');
    expect((await library.listWorkspaces()).map(({ name }) => name)).toEqual(['Prod']);
  });

  test('a database that somebody else made, empty or newer', async () => {
    for (const version of [1, 7]) {
      indexedDB = new IDBFactory();
      vi.resetModules();
      library = await import('./library');
      await new Promise((done) => {
        const open = indexedDB.open('auditorium', version);
        open.addEventListener('success', () => done(open.result.close()));
      });
      expect(await library.keepWorkspace(saving('one'), undefined)).toMatchObject({ revision: 1 });
      expect(await library.listStates('a')).toHaveLength(1);
    }
  });

  test('a browser that refuses: a save says so, reading throws', async () => {
    indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    expect(await library.keepWorkspace(saving('one'), undefined)).toEqual({ failed: 'forbidden' });
    await expect(library.listWorkspaces()).rejects.toThrow('no');
  });
});

describe('data of others, older or broken', () => {
  test.each<[string, unknown, unknown]>([
    ['nothing', undefined, undefined],
    ['a text', 'x', undefined],
    ['no id', { text: 'a' }, undefined],
    ['no text', { id: 'a', text: 7 }, undefined],
    [
      'only what is needed',
      { id: 'a', text: 'b' },
      {
        id: 'a',
        text: 'b',
        name: 'Policy',
        kubernetes: '1.37',
        lineEnding: '\n',
        revision: 0,
        changedAt: 0,
      },
    ],
    [
      'wrong kinds, and a time that no date can hold',
      {
        id: 'a',
        text: 'b',
        name: ['x'],
        kubernetes: '9',
        lineEnding: 7,
        revision: 1e300,
        changedAt: 1e300,
      },
      expect.objectContaining({ name: 'Policy', kubernetes: '1.37', revision: 0, changedAt: 0 }),
    ],
  ])('a workspace: %s', (_name, value, expected) => {
    expect(checkedWorkspace(value)).toEqual(expected);
  });

  test('a state needs its workspace and a text', () => {
    expect(checkedState({ workspace: 'a', text: 'b', at: 3 })).toEqual({
      workspace: 'a',
      text: 'b',
      at: 3,
    });
    expect(checkedState({ workspace: 'a' })).toBeUndefined();
    expect(checkedState(null)).toBeUndefined();
  });
});
