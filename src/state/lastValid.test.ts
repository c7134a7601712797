import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Opening } from '../workspace/opening';
import { freshness, isFormReadOnly, selectRows } from './rows';
import { selectFormPolicy, selectRuleCounts } from './rules';
import { createAppStore, type StoreApi } from './store';

const policyOf = (...levels: string[]) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${levels.map((level) => `  - level: ${level}\n`).join('')}`;
const two = policyOf('Metadata', 'None');
const broken = `${two}  - level: [`;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is shown: how current it says it is, the rules of the form, and whether the preview has rows. */
function shown(store: StoreApi) {
  const state = store.getState();
  const levels = selectFormPolicy(state)?.rules.map(({ level }) => level) ?? [];
  return [freshness(state), levels.join(), selectRows(state).length > 0];
}

describe('while a text is broken', () => {
  it('nothing changes until typing pauses, then its last valid version is shown as such', () => {
    const store = createAppStore({ text: two });
    store.getState().type(broken);
    expect([...shown(store), isFormReadOnly(store.getState())]).toEqual([
      ...['typing', 'Metadata,None', true],
      false,
    ]);
    vi.advanceTimersByTime(600);
    store.getState().type(`${broken}a`);
    vi.advanceTimersByTime(600);
    expect(shown(store)).toEqual(['typing', 'Metadata,None', true]);
    vi.advanceTimersByTime(100);
    expect([...shown(store), isFormReadOnly(store.getState())]).toEqual([
      ...['broken', 'Metadata,None', true],
      true,
    ]);
    expect(selectRuleCounts(store.getState())).toHaveLength(1);
  });

  it('stays marked while somebody types on, and is current as soon as the text is valid', () => {
    const store = createAppStore({ text: two });
    store.getState().type(broken);
    vi.advanceTimersByTime(700);
    store.getState().type(`${broken}a`);
    expect(shown(store)[0]).toBe('broken');
    store.getState().type(two);
    expect(shown(store)[0]).toBe('now');
    vi.advanceTimersByTime(2000);
    expect(shown(store)[0]).toBe('now');
  });

  it('the form shows a rejected text that it can read, and keeps showing it while a letter breaks it', () => {
    const store = createAppStore({ text: two });
    const odd = policyOf('Metadata', 'None', 'Odd');
    store.getState().type(odd);
    expect(shown(store)[1]).toBe('Metadata,None,Odd');
    expect(selectRuleCounts(store.getState())).toBeUndefined();
    store.getState().type(`${odd}    users: [`);
    expect(shown(store)).toEqual(['typing', 'Metadata,None,Odd', true]);
    expect(selectRuleCounts(store.getState())).toBeUndefined();
    vi.advanceTimersByTime(700);
    expect(shown(store)).toEqual(['broken', 'Metadata,None', true]);
    expect(selectRuleCounts(store.getState())).toBeDefined();
  });

  it('the form changes nothing, whatever it shows', () => {
    const store = createAppStore({ text: two });
    const odd = two.replace('rules:\n', 'rules:\n  - le\n');
    store.getState().type(odd);
    const set = store.getState().change([{ kind: 'remove', path: ['rules', 0] }]);
    expect([set, store.getState().text]).toEqual([false, odd]);
    expect(store.getState().notice).toMatchObject({ kind: 'refused', at: expect.anything() });
  });
});

describe('nothing of a policy is shown after', () => {
  const open = (text: string): Opening => ({
    ...{ id: 'b', name: 'b', standing: 'kept', text },
    ...{ kubernetes: '1.37', lineEnding: '\n' },
  });
  const all = { start: 0, end: two.length };
  const rows: [name: string, act: (store: StoreApi) => void][] = [
    ['it is cleared', (store) => store.getState().type('')],
    ['it is cleared but for a comment', (store) => store.getState().type('# none\n')],
    ['a letter is typed over it', (store) => store.getState().type('k', [{ ...all, insert: 'k' }])],
    [
      'a text is pasted over it',
      (store) => store.getState().type(broken, [{ ...all, insert: broken }]),
    ],
    ['a text is loaded', (store) => store.getState().replaceText('kind: [')],
    ['a version is restored', (store) => store.getState().takeText('kind: [')],
    ['another workspace is opened', (store) => store.getState().openWorkspace(open('kind: ['))],
    [
      'a longer text is pasted over it',
      (store) => {
        const long = `kind: [${'# a comment\n'.repeat(10_000)}`;
        store.getState().type(long, [{ ...all, insert: long }]);
      },
    ],
  ];
  it.each(rows)('%s', (_, act) => {
    const store = createAppStore({ text: two });
    store.getState().selectRule(1);
    selectFormPolicy(store.getState());
    act(store);
    expect(shown(store).slice(1)).toEqual(['', false]);
    expect(store.getState().selectedRule).toBeUndefined();
    vi.advanceTimersByTime(5000);
    expect(shown(store).slice(1)).toEqual(['', false]);
  });

  it('its text is cleared and a policy is typed anew: only rules that are there', () => {
    const store = createAppStore({ text: two });
    store.getState().type('');
    const typed = policyOf('Request');
    for (let end = 1; end <= typed.length; end++) {
      store.getState().type(typed.slice(0, end));
      expect(shown(store)[1]).not.toContain('None');
      expect(['', 'Request'.slice(0, String(shown(store)[1]).length)]).toContain(shown(store)[1]);
      vi.advanceTimersByTime(end % 3 === 0 ? 800 : 90);
    }
    expect(shown(store)).toEqual(['now', 'Request', true]);
  });

  it('and after undo the earlier one is back, with its rules', () => {
    const store = createAppStore({ text: two });
    store.getState().type('');
    store.getState().undo();
    expect(shown(store)).toEqual(['now', 'Metadata,None', true]);
    store.getState().redo();
    expect(shown(store).slice(1)).toEqual(['', false]);
  });

  it('and undo to a broken text shows nothing of the one that replaced it', () => {
    const store = createAppStore({ text: broken });
    store.getState().replaceText(policyOf('Request'), 'a template');
    store.getState().undo();
    expect(shown(store)).toEqual(['broken', '', false]);
  });
});

describe('undo and redo to a broken text show its last valid version, whatever was between', () => {
  const other = policyOf('Request');
  const replace = {
    'a template': (store: StoreApi) => store.getState().replaceText(other, 'a template'),
    'another text over all of it': (store: StoreApi) => {
      const all = { start: 0, end: store.getState().text.length };
      store.getState().type(other, [{ ...all, insert: other }]);
    },
    nothing: (store: StoreApi) => store.getState().type(''),
    'nothing, and a letter': (store: StoreApi) => {
      store.getState().type('');
      store.getState().type('k');
    },
  };
  it.each(Object.entries(replace))('%s', (_, act) => {
    const store = createAppStore({ text: two });
    store.getState().type(broken);
    vi.advanceTimersByTime(5000);
    const before = shown(store);
    act(store);
    const steps = store.getState().history.past.length;
    const replaced = shown(store);
    while (store.getState().history.past.length > 1) store.getState().undo();
    expect([store.getState().text, ...shown(store)]).toEqual([broken, ...before]);
    expect(before).toEqual(['broken', 'Metadata,None', true]);
    while (store.getState().history.past.length < steps) store.getState().redo();
    expect(shown(store).slice(1)).toEqual(replaced.slice(1));
  });

  it('a broken text after a template has that of the template', () => {
    const store = createAppStore({ text: broken });
    store.getState().replaceText(other, 'a template');
    store.getState().type(`${other}  - level: [`);
    vi.advanceTimersByTime(5000);
    store.getState().undo();
    store.getState().undo();
    expect(shown(store)).toEqual(['broken', '', false]);
    store.getState().redo();
    store.getState().redo();
    expect(shown(store)).toEqual(['broken', 'Request', true]);
  });
});
