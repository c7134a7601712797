import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Workspace } from '../workspace/workspace';
import type * as Library from './library';

let library: typeof Library;

beforeEach(async () => {
  indexedDB = new IDBFactory();
  vi.resetModules();
  library = await import('./library');
});

const saving = (text: string, id = 'a'): Workspace => ({
  id,
  name: 'Mine',
  text,
  kubernetes: '1.36',
  lineEnding: '\n',
});

const load = async (id: string) => (await library.listWorkspaces()).find((each) => each.id === id);

describe('the library', () => {
  test('saves workspaces, counts revisions, lists the latest change first', async () => {
    expect(await library.keepWorkspace(saving('one'), undefined)).toMatchObject({ revision: 1 });
    expect(await library.keepWorkspace(saving('two'), 1)).toMatchObject({ revision: 2 });
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000);
    await library.keepWorkspace(saving('three', 'b'), undefined);
    vi.restoreAllMocks();
    expect((await library.listWorkspaces()).map(({ id, text }) => [id, text])).toEqual([
      ['b', 'three'],
      ['a', 'two'],
    ]);
    expect(await load('a')).toMatchObject({ ...saving('two'), revision: 2 });
    expect(await load('c')).toBeUndefined();
  });

  test('two tabs: the second save is a conflict and overwrites nothing', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    expect(await library.keepWorkspace(saving('by the first'), 1)).toMatchObject({ revision: 2 });
    const second = await library.keepWorkspace(saving('by the second'), 1);
    expect(second).toMatchObject({ conflict: { text: 'by the first', revision: 2 } });
    expect((await load('a'))?.text).toBe('by the first');
  });

  test('two tabs with the same text: no conflict', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    await library.keepWorkspace(saving('same'), 1);
    expect(await library.keepWorkspace(saving('same'), 1)).toMatchObject({ revision: 2 });
  });

  test('a workspace that was deleted meanwhile is saved again', async () => {
    await library.keepWorkspace(saving('start'), undefined);
    await library.deleteWorkspace('a');
    expect(await library.keepWorkspace(saving('more'), 1)).toMatchObject({ revision: 2 });
  });

  test('two tabs that still have a deleted workspace do not overwrite each other', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace(saving('two'), 1);
    await library.deleteWorkspace('a');
    expect(await library.keepWorkspace(saving('by the first'), 2)).toMatchObject({ revision: 3 });
    const second = await library.keepWorkspace(saving('by the second'), 2);
    expect(second).toMatchObject({ conflict: { text: 'by the first' } });
  });

  test('changes within a minute are one version; the last 50 are kept', async () => {
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

  const minute = 60_000;
  const clocks: [name: string, times: number[], texts: string[]][] = [
    ['within a minute', [0, 20_000, 59_999], ['c']],
    ['a minute apart', [0, minute, 2 * minute], ['c', 'b', 'a']],
    ['the clock is set back by an hour', [0, -60 * minute, -59 * minute], ['c', 'b', 'a']],
    ['and within a minute since then', [0, -60 * minute, -60 * minute + 300], ['c', 'a']],
    ['set back by a second', [0, -1000, -900], ['c', 'a']],
    ['set forward by an hour', [0, 60 * minute, 60 * minute + 300], ['c', 'a']],
    ['set back, and forward again', [0, -60 * minute, 300], ['c', 'b', 'a']],
  ];
  test.each(clocks)('versions by the clock: %s', async (_name, times, texts) => {
    const clock = vi.spyOn(Date, 'now');
    const start = Date.UTC(2026, 10, 29);
    let revision: number | undefined;
    for (const [index, time] of times.entries()) {
      clock.mockReturnValue(start + time);
      const saved = await library.keepWorkspace(saving('abc'.charAt(index)), revision);
      revision = 'revision' in saved ? saved.revision : undefined;
    }
    clock.mockRestore();
    expect((await library.listStates('a')).map(({ text }) => text)).toEqual(texts);
  });

  test.each([0, minute, 3.2e12])('a version from %d ms in the future stays', async (ahead) => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(5_000_000);
    const at = 5_000_000 + ahead + 1;
    const workspace = { ...saving('theirs'), revision: 1, changedAt: at };
    await library.putWorkspaces([{ workspace, states: [{ workspace: 'a', at, text: 'theirs' }] }]);
    for (const [index, text] of ['mine', 'mine, typed', 'mine, done'].entries()) {
      clock.mockReturnValue(5_000_300 + index * 300 - (ahead === 0 ? 600 : 0));
      await library.keepWorkspace(saving(text), index + 1);
    }
    clock.mockRestore();
    const texts = (await library.listStates('a')).map(({ text }) => text);
    expect(texts.at(-1)).toBe('theirs');
    expect(texts[0]).toBe('mine, done');
  });

  const replacements: [name: string, saves: [string, ...string[]][], texts: string[]][] = [
    ['a saved text', [['a'], ['b', 'a']], ['b', 'a']],
    ['an unsaved one: it is a later state of the last', [['a'], ['b', 'a!']], ['b', 'a!']],
    ['several', [['a'], ['d', 'a', 'b', 'c']], ['d', 'c', 'b', 'a']],
    ['before the first save', [['b', 'a']], ['b', 'a']],
    ['and typed after it', [['a'], ['b', 'a'], ['b!'], ['b!!']], ['b!!', 'a']],
    ['there and back', [['a'], ['b', 'a'], ['a', 'b']], ['a', 'b']],
    ['there and back at once', [['a'], ['a', 'a', 'b']], ['a', 'b']],
    ['back and forth', [['a'], ['b', 'a'], ['a', 'b'], ['b', 'a'], ['c', 'b']], ['c', 'b', 'a']],
  ];
  test.each(replacements)('replaced within a minute: %s', async (_name, saves, texts) => {
    let revision: number | undefined;
    for (const [text, ...replaced] of saves) {
      const saved = await library.keepWorkspace(saving(text), revision, false, replaced);
      revision = 'revision' in saved ? saved.revision : undefined;
    }
    expect((await library.listStates('a')).map(({ text }) => text)).toEqual(texts);
  });

  test('replaced texts, too, are at most 50 versions', async () => {
    const texts = Array.from({ length: 70 }, (_, index) => `${index}`);
    await library.keepWorkspace(saving('last'), undefined, false, texts);
    const states = await library.listStates('a');
    expect(states).toHaveLength(library.statesKept);
    expect(states.slice(0, 2).map(({ text }) => text)).toEqual(['last', '69']);
  });

  test('deletes a workspace with its versions, and restores both', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace(saving('other', 'b'), undefined);
    const deleted = await library.deleteWorkspace('a');
    expect((await library.listWorkspaces()).map(({ id }) => id)).toEqual(['b']);
    expect(await library.listStates('a')).toEqual([]);
    expect(await library.listStates('b')).toHaveLength(1);
    if (deleted) await library.putWorkspaces([deleted]);
    expect(await load('a')).toMatchObject(saving('one'));
    expect((await library.listStates('a')).map(({ text }) => text)).toEqual(['one']);
    expect(await library.deleteWorkspace('c')).toBeUndefined();
  });

  test('restored after a tab saved it again: both are kept, with their versions', async () => {
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

  test('a name given in another tab stays until this tab renames it', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.renameWorkspace('a', 'Prod');
    expect(await library.keepWorkspace(saving('two'), 1)).toEqual({ revision: 2, name: 'Prod' });
    const renamed = { ...saving('two'), name: 'Staging' };
    expect(await library.keepWorkspace(renamed, 2, true)).toEqual({ revision: 2, name: 'Staging' });
    expect((await load('a'))?.name).toBe('Staging');
  });

  test('another name or Kubernetes version is not a conflict', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.keepWorkspace({ ...saving('one'), kubernetes: '1.35' }, 1);
    expect(await library.keepWorkspace(saving('two'), 1)).toMatchObject({ revision: 2 });
  });

  test('full storage: the save fails', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    expect(await library.keepWorkspace(saving('two'), 1)).toEqual({ failed: 'full' });
    vi.restoreAllMocks();
    expect((await load('a'))?.text).toBe('one');
  });

  test('renames a workspace', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    await library.renameWorkspace('a', 'Prod');
    await library.renameWorkspace('nobody', 'Prod');
    expect((await library.listWorkspaces()).map(({ name }) => name)).toEqual(['Prod']);
  });

  test('completes a database that is empty or newer', async () => {
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

  test('a save that fails halfway changes nothing', async () => {
    await library.keepWorkspace(saving('one'), undefined);
    vi.spyOn(IDBObjectStore.prototype, 'index').mockImplementation(() => {
      throw new DOMException('no', 'NotFoundError');
    });
    expect(await library.keepWorkspace(saving('two'), 1)).toEqual({ failed: 'forbidden' });
    await expect(library.deleteWorkspace('a')).rejects.toThrow('no');
    vi.restoreAllMocks();
    expect(await load('a')).toMatchObject({ text: 'one', revision: 1 });
    expect(await library.keepWorkspace(saving('two'), 1)).toMatchObject({ revision: 2 });
  });

  const old = { id: 'a', name: 'Old', text: 'old', revision: 3, changedAt: 5 };
  const state = { workspace: 'a', at: 5, text: 'older' };
  const damages: [name: string, make: (db: IDBDatabase) => void, texts: string[]][] = [
    [
      'versions without their index',
      (db) => {
        db.createObjectStore('workspaces', { keyPath: 'id' }).put(old);
        db.createObjectStore('states', { autoIncrement: true }).put(state);
        db.createObjectStore('files');
      },
      ['new', 'older'],
    ],
    [
      'the index of another field, for unique values',
      (db) => {
        db.createObjectStore('workspaces', { keyPath: 'id' }).put(old);
        const states = db.createObjectStore('states', { autoIncrement: true });
        states.createIndex('workspace', 'text', { unique: true });
        states.put(state);
        db.createObjectStore('files');
      },
      ['new', 'older'],
    ],
    [
      'stores with other keys',
      (db) => {
        db.createObjectStore('workspaces').put(old, 'x');
        db.createObjectStore('states', { keyPath: 'at' }).put(state);
        db.createObjectStore('files', { autoIncrement: true }).put({});
      },
      ['new', 'older'],
    ],
    [
      'a record without a key',
      (db) => {
        const workspaces = db.createObjectStore('workspaces', { autoIncrement: true });
        workspaces.put({ text: 'no id' });
        workspaces.put(old);
      },
      ['new'],
    ],
    [
      'a store of somebody else',
      (db) => {
        db.createObjectStore('workspaces', { keyPath: 'id' }).put(old);
        db.createObjectStore('other', { keyPath: 'x' }).put({ x: 1 });
      },
      ['new'],
    ],
  ];
  test.each(damages)('repairs a damaged database: %s', async (_name, make, texts) => {
    await new Promise((done) => {
      const open = indexedDB.open('auditorium', 4);
      open.addEventListener('upgradeneeded', () => make(open.result));
      open.addEventListener('success', () => done(open.result.close()));
    });
    expect(await load('a')).toMatchObject({ text: 'old', revision: 3 });
    expect(await library.keepWorkspace(saving('new'), 3)).toMatchObject({ revision: 4 });
    expect((await library.listStates('a')).map(({ text }) => text)).toEqual(texts);
    expect(await library.deleteWorkspace('a')).toMatchObject({ workspace: { text: 'new' } });
  });

  test('blocked storage: the save fails, reading throws', async () => {
    indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    expect(await library.keepWorkspace(saving('one'), undefined)).toEqual({ failed: 'forbidden' });
    await expect(library.listWorkspaces()).rejects.toThrow('no');
  });
});

/** Writes records as they are, like another version of Auditorium. */
async function putRaw(records: readonly unknown[], states: readonly unknown[] = []): Promise<void> {
  await library.listWorkspaces();
  await new Promise<void>((done) => {
    const open = indexedDB.open('auditorium');
    open.addEventListener('success', () => {
      const changes = open.result.transaction(['workspaces', 'states'], 'readwrite');
      for (const record of records) changes.objectStore('workspaces').put(record);
      for (const state of states) changes.objectStore('states').put(state);
      changes.addEventListener('complete', () => done(open.result.close()));
    });
  });
}

const rawOf = (id: string) =>
  new Promise<unknown>((done) => {
    const open = indexedDB.open('auditorium');
    open.addEventListener('success', () => {
      const get = open.result.transaction('workspaces').objectStore('workspaces').get(id);
      get.addEventListener('success', () => {
        open.result.close();
        done(get.result);
      });
    });
  });

describe('records of other versions', () => {
  const old = { id: 'a', text: 'kind: Policy\n' };
  const whole = {
    ...old,
    name: 'My policy',
    kubernetes: '1.37',
    lineEnding: '\n',
    revision: 0,
    changedAt: 0,
  };
  const rows: [name: string, record: object, expected: object | undefined][] = [
    ['only the required fields', old, whole],
    [
      'from before line endings, files and revisions',
      { ...old, name: 'Prod', kubernetes: '1.33', changedAt: 5 },
      { ...whole, name: 'Prod', kubernetes: '1.33', changedAt: 5 },
    ],
    [
      'a text with Windows line endings',
      { ...old, text: 'a\r\n' },
      { ...whole, text: 'a\r\n', lineEnding: '\r\n' },
    ],
    [
      'from today',
      { ...whole, fileName: 'a.yaml', revision: 4 },
      { ...whole, fileName: 'a.yaml', revision: 4 },
    ],
    ['a file name that is undefined', { ...whole, fileName: undefined }, whole],
    [
      'with fields of a later version',
      { ...whole, author: 'Ana', requests: [{ verb: 'get' }] },
      { ...whole, later: { author: 'Ana', requests: [{ verb: 'get' }] } },
    ],
    ['an unknown Kubernetes version', { ...old, kubernetes: '1.99' }, whole],
    [
      'values of wrong types',
      { ...old, name: ['x'], kubernetes: 1.36, lineEnding: 7, fileName: {}, revision: '4' },
      whole,
    ],
    ['an invalid revision and time', { ...old, revision: 1e300, changedAt: NaN }, whole],
    [
      'a fractional revision, an infinite time',
      { ...old, revision: 1.5, changedAt: Infinity },
      whole,
    ],
    ['a huge name', { ...old, name: 'n'.repeat(1_000_000) }, { ...whole, name: 'n'.repeat(120) }],
    [
      'a huge file name',
      { ...old, fileName: 'f'.repeat(1_000_000) },
      { ...whole, fileName: 'f'.repeat(80) },
    ],
    [
      'prototype keys',
      { ...old, constructor: 1, toString: 'x', hasOwnProperty: null },
      { ...whole, later: { constructor: 1, toString: 'x', hasOwnProperty: null } },
    ],
    ['an empty id', { ...old, id: '' }, undefined],
    ['no text', { id: 'a', text: 7 }, undefined],
  ];

  test.each(rows)('read: %s', async (_name, record, expected) => {
    await putRaw([record]);
    expect(await library.listWorkspaces()).toEqual(expected ? [expected] : []);
    expect(({} as Record<string, unknown>)['author']).toBeUndefined();
  });

  test('__proto__ is dropped', async () => {
    await putRaw([JSON.parse('{"id":"a","text":"t","__proto__":{"x":1}}')]);
    const [kept] = await library.listWorkspaces();
    expect(kept).not.toHaveProperty('x');
    expect(kept && Object.keys(kept)).not.toContain('later');
  });

  test('saving, renaming, deleting and restoring keep the fields of a later version', async () => {
    const later = { author: 'Ana', requests: [{ verb: 'get' }] };
    await putRaw([{ ...whole, ...later, revision: 2 }]);
    // From a tab of this version that was opened before those fields existed.
    await library.keepWorkspace(saving('mine'), 2);
    expect(await rawOf('a')).toMatchObject({ ...later, text: 'mine', revision: 3 });
    await library.renameWorkspace('a', 'Prod');
    expect(await rawOf('a')).toMatchObject({ ...later, name: 'Prod' });
    const deleted = await library.deleteWorkspace('a');
    await library.putWorkspaces(deleted ? [deleted] : []);
    expect(await rawOf('a')).toMatchObject({ ...later, name: 'Prod', text: 'mine' });
  });

  test('an older tab does not overwrite what a later version changed', async () => {
    await putRaw([{ ...whole, author: 'Ana', revision: 2 }]);
    const [opened] = await library.listWorkspaces();
    await putRaw([{ ...whole, author: 'Bo', revision: 2 }]);
    if (opened) await library.keepWorkspace({ ...opened, text: 'mine' }, 2);
    expect(await rawOf('a')).toMatchObject({ author: 'Bo', text: 'mine' });
  });

  const states: [name: string, state: unknown, expected: unknown[]][] = [
    ['from today', { workspace: 'a', text: 'b', at: 3 }, [{ workspace: 'a', text: 'b', at: 3 }]],
    ['no time', { workspace: 'a', text: 'b' }, [{ workspace: 'a', text: 'b', at: 0 }]],
    [
      'an invalid time',
      { workspace: 'a', text: 'b', at: NaN },
      [{ workspace: 'a', text: 'b', at: 0 }],
    ],
    [
      'from a later version',
      { workspace: 'a', text: 'b', at: 3, why: 'x' },
      [{ workspace: 'a', text: 'b', at: 3, why: 'x' }],
    ],
    ['no text', { workspace: 'a', at: 3 }, []],
  ];
  test.each(states)('an earlier version of the text: %s', async (_name, state, expected) => {
    await putRaw([], [state]);
    expect(await library.listStates('a')).toEqual(expected);
  });
});
