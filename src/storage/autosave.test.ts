// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  onSavedElsewhere,
  restoreWorkspace,
  savedTextLimit,
  saveWorkspace,
  type SavedWorkspace,
} from './autosave';

const key = 'auditorium.workspace';
const saved: SavedWorkspace = { version: 1, text: 'a: "🎭"\n', kubernetes: '1.33' };

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.restoreAllMocks());

describe('restoreWorkspace', () => {
  it('answers what was saved', () => {
    expect(saveWorkspace(saved)).toBe('saved');
    expect(restoreWorkspace()).toEqual(saved);
  });

  const strange: [name: string, raw: string][] = [
    ['no JSON', '{'],
    ['null', 'null'],
    ['a text', '"a"'],
    ['another version', JSON.stringify({ ...saved, version: 2 })],
    ['no text', JSON.stringify({ version: 1, kubernetes: '1.33' })],
    ['a text that is none', JSON.stringify({ ...saved, text: 1 })],
  ];
  it.each(strange)('answers nothing for %s', (_name, raw) => {
    localStorage.setItem(key, raw);
    expect(restoreWorkspace()).toBeUndefined();
  });

  it('answers nothing when nothing is there', () => {
    expect(restoreWorkspace()).toBeUndefined();
  });

  const mine: SavedWorkspace = { ...saved, id: 'mine', savedAt: 2 };
  const seats: [name: string, here: object | undefined, last: object | undefined, text: string][] =
    [
      ['only this tab has one', { ...mine, text: 'here' }, undefined, 'here'],
      ['another tab saved another one', { ...mine, text: 'here' }, { ...mine, id: 'b' }, 'here'],
      ['another tab saved the same later', mine, { ...mine, savedAt: 3, text: 'last' }, 'last'],
      ['and earlier', { ...mine, text: 'here' }, { ...mine, savedAt: 1 }, 'here'],
      ['somebody put one there', mine, { ...saved, text: 'put' }, 'put'],
      ['this tab has nonsense', { version: 7 }, { ...mine, text: 'last' }, 'last'],
    ];
  it.each(seats)('with several: %s', (_name, here, last, text) => {
    if (here) sessionStorage.setItem(key, JSON.stringify(here));
    if (last) localStorage.setItem(key, JSON.stringify(last));
    expect(restoreWorkspace()?.text).toBe(text);
  });

  it('leaves out what is of the wrong kind', () => {
    const odd = { ...saved, id: 7, name: {}, revision: '1', savedAt: null, lineEnding: 'x' };
    localStorage.setItem(key, JSON.stringify(odd));
    expect(restoreWorkspace()).toEqual(saved);
  });

  it('keeps the text when the Kubernetes version is unknown', () => {
    localStorage.setItem(key, JSON.stringify({ ...saved, kubernetes: '1.12' }));
    expect(restoreWorkspace()?.text).toBe(saved.text);
  });

  it('answers nothing when storage is forbidden', () => {
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
    expect(saveWorkspace(saved)).toBe(outcome);
  });

  it('does not keep a text that is too large, and leaves the last one', () => {
    saveWorkspace(saved);
    expect(saveWorkspace({ ...saved, text: 'x'.repeat(savedTextLimit + 1) })).toBe('too large');
    expect(restoreWorkspace()).toEqual(saved);
  });
});

describe('onSavedElsewhere', () => {
  const events: [name: string, init: StorageEventInit, calls: number][] = [
    ['a workspace', { key, newValue: JSON.stringify(saved) }, 1],
    ['another key', { key: 'other', newValue: JSON.stringify(saved) }, 0],
    ['a removed workspace', { key, newValue: null }, 0],
    ['nonsense', { key, newValue: '{' }, 0],
    ['not ours', { key, newValue: '{"version":9}' }, 0],
  ];
  it.each(events)('%s', (_name, init, calls) => {
    const heard: SavedWorkspace[] = [];
    const stop = onSavedElsewhere((each) => heard.push(each));
    window.dispatchEvent(new StorageEvent('storage', init));
    expect(heard).toEqual(calls === 1 ? [saved] : []);
    stop();
    window.dispatchEvent(new StorageEvent('storage', init));
    expect(heard).toHaveLength(calls);
  });
});
