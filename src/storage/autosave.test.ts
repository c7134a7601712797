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

beforeEach(() => localStorage.clear());
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
