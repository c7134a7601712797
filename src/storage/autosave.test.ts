// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newestKubernetes } from '../audit/types';
import {
  onSavedElsewhere,
  restoreWorkspace,
  savedTextLimit,
  saveWorkspace,
  type SavedWorkspace,
} from './autosave';

const key = 'auditorium.workspace';
/** What other pages write. */
const foreign = { version: 1, text: 'a: "🎭"\n', kubernetes: '1.33' };
const read: SavedWorkspace = {
  id: 'my-policy',
  name: 'My policy',
  text: foreign.text,
  kubernetes: '1.33',
  lineEnding: '\n',
  isForeign: true,
  revision: undefined,
  isInLibrary: false,
  savedAt: undefined,
};
const newest = { kubernetes: newestKubernetes };
const saving = {
  ...read,
  id: 'a',
  name: 'Prod',
  fileName: 'a.yaml',
  revision: 3,
  isInLibrary: true,
};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.restoreAllMocks());

describe('restoreWorkspace', () => {
  it('returns what was saved', () => {
    vi.spyOn(Date, 'now').mockReturnValue(5);
    expect(saveWorkspace(saving)).toBe('saved');
    expect(restoreWorkspace()).toEqual({ ...saving, isForeign: false, savedAt: 5 });
  });

  const records: [name: string, record: object, expected: Partial<SavedWorkspace>][] = [
    ['from another page', foreign, {}],
    [
      'an unknown Kubernetes version becomes the newest',
      { ...foreign, kubernetes: '1.12' },
      newest,
    ],
    ['Windows line endings', { ...foreign, text: 'a\r\n' }, { text: 'a\r\n', lineEnding: '\r\n' }],
    [
      'values of wrong types',
      { ...foreign, id: 7, name: {}, fileName: [], revision: '1', savedAt: null, lineEnding: 'x' },
      {},
    ],
    ['invalid numbers', { ...foreign, revision: 1e300, savedAt: 1e300, isInLibrary: 1 }, {}],
    ['a field of a later version', { ...foreign, author: 'Ana' }, { later: { author: 'Ana' } }],
    [
      'from an earlier version, before line endings and files',
      { ...foreign, id: 'a', name: 'Prod', revision: 2, isInLibrary: true, savedAt: 4 },
      { id: 'a', name: 'Prod', revision: 2, isInLibrary: true, savedAt: 4, isForeign: false },
    ],
  ];
  it.each(records)('reads a record: %s', (_name, record, expected) => {
    localStorage.setItem(key, JSON.stringify(record));
    expect(restoreWorkspace()).toEqual({ ...read, ...expected });
  });

  it('keeps a field of a later version', () => {
    localStorage.setItem(key, JSON.stringify({ ...foreign, author: 'Ana' }));
    saveWorkspace(restoreWorkspace() ?? saving);
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toMatchObject({ author: 'Ana' });
  });

  const strange: [name: string, raw: string][] = [
    ['invalid JSON', '{'],
    ['null', 'null'],
    ['a string', '"a"'],
    ['a list', '[1]'],
    ['another version', JSON.stringify({ ...foreign, version: 2 })],
    ['no version', JSON.stringify({ ...foreign, version: undefined })],
    ['no text', JSON.stringify({ version: 1, kubernetes: '1.33' })],
    ['a text that is a number', JSON.stringify({ ...foreign, text: 1 })],
    ['a prototype with a text', '{"__proto__":{"version":1,"text":"a"}}'],
  ];
  it.each(strange)('returns nothing for %s', (_name, raw) => {
    localStorage.setItem(key, raw);
    expect(restoreWorkspace()).toBeUndefined();
  });

  it('returns nothing when nothing is there', () => {
    expect(restoreWorkspace()).toBeUndefined();
  });

  const mine = { ...foreign, id: 'mine', savedAt: 2 };
  const seats: [name: string, here: object | undefined, last: object | undefined, text: string][] =
    [
      ['only this tab has one', { ...mine, text: 'here' }, undefined, 'here'],
      ['another tab saved another one', { ...mine, text: 'here' }, { ...mine, id: 'b' }, 'here'],
      ['another tab saved the same later', mine, { ...mine, savedAt: 3, text: 'last' }, 'last'],
      ['another tab saved it earlier', { ...mine, text: 'here' }, { ...mine, savedAt: 1 }, 'here'],
      [
        'another tab saved the same later, after the clock was set back',
        { ...mine, isInLibrary: true, revision: 3, savedAt: 9 },
        { ...mine, isInLibrary: true, revision: 4, savedAt: 1, text: 'last' },
        'last',
      ],
      [
        'only this tab’s is not in the library',
        { ...mine, revision: 3, savedAt: 1, text: 'here' },
        { ...mine, isInLibrary: true, revision: 4, savedAt: 9, text: 'last' },
        'here',
      ],
      [
        'only the other tab’s is not in the library',
        { ...mine, isInLibrary: true, revision: 4, savedAt: 9, text: 'here' },
        { ...mine, revision: 3, savedAt: 1, text: 'last' },
        'last',
      ],
      ['another page wrote one', mine, { ...foreign, text: 'put' }, 'put'],
      ['this tab has nonsense', { version: 7 }, { ...mine, text: 'last' }, 'last'],
    ];
  it.each(seats)('with several: %s', (_name, here, last, text) => {
    if (here) sessionStorage.setItem(key, JSON.stringify(here));
    if (last) localStorage.setItem(key, JSON.stringify(last));
    expect(restoreWorkspace()?.text).toBe(text);
  });

  it('returns nothing when storage is blocked', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(restoreWorkspace()).toBeUndefined();
  });
});

describe('saveWorkspace', () => {
  const failures: [name: string, outcome: string][] = [
    ['QuotaExceededError', 'full'],
    ['SecurityError', 'forbidden'],
  ];
  it.each(failures)('%s: %s', (name, outcome) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    expect(saveWorkspace(saving)).toBe(outcome);
  });

  it('does not save a text that is too large, and leaves the last one', () => {
    saveWorkspace(saving);
    expect(saveWorkspace({ ...saving, text: 'x'.repeat(savedTextLimit + 1) })).toBe('too large');
    expect(restoreWorkspace()?.text).toBe(saving.text);
  });
});

describe('onSavedElsewhere', () => {
  const newValue = JSON.stringify(foreign);
  const events: [name: string, init: StorageEventInit, calls: number][] = [
    ['a workspace', { key, newValue }, 1],
    ['another key', { key: 'other', newValue }, 0],
    ['a removed workspace', { key, newValue: null }, 0],
    ['nonsense', { key, newValue: '{' }, 0],
    ['a later format', { key, newValue: '{"version":9}' }, 0],
  ];
  it.each(events)('%s', (_name, init, calls) => {
    const heard: SavedWorkspace[] = [];
    const stop = onSavedElsewhere((each) => heard.push(each));
    window.dispatchEvent(new StorageEvent('storage', init));
    expect(heard).toEqual(calls === 1 ? [read] : []);
    stop();
    window.dispatchEvent(new StorageEvent('storage', init));
    expect(heard).toHaveLength(calls);
  });
});
