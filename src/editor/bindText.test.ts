// @vitest-environment jsdom
import { modelOf, openEditor, press, select, typeText } from '../testing/openEditor';
import * as monaco from 'monaco-editor/editor';
import { expect, test, vi } from 'vitest';
import type { Store } from '../state/state';
import { createAppStore } from '../state/store';
import { bindText } from './bindText';

const rule = (level: string) => `  - level: ${level}\n`;
const policy = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rule('None')}${rule('Request')}`;

/** Binds an editor to a store with this text; records the changes of the model and the calls of `type`. */
function bound(text: string) {
  const editor = openEditor('# an older text\r\n');
  const store = createAppStore({ text });
  const model = modelOf(editor);
  const changes: monaco.editor.IModelContentChange[][] = [];
  const stop = bindText(editor, store);
  model.onDidChangeContent((event) => changes.push(event.changes));
  const type = vi.fn<Store['type']>(store.getState().type);
  store.setState({ type });
  return { editor, store, model, changes, type, stop, text: () => store.getState().text };
}

test('the editor shows the text of the store from the start, without an edit', () => {
  const { model, store } = bound(policy);
  expect(model.getValue()).toBe(policy);
  expect(store.getState().history.past).toEqual([]);
});

test('typing reaches the store once', () => {
  const { editor, changes, type, text } = bound(policy);
  select(editor, 'kind: Policy', true);
  typeText(editor, '#');
  expect(text()).toBe(policy.replace('kind: Policy', 'kind: Policy#'));
  expect(type).toHaveBeenCalledTimes(1);
  expect(changes).toHaveLength(1);
});

test('a key at several carets is one change with an edit for each caret', () => {
  const { editor, type, text } = bound('a: 1\nb: 2\n');
  editor.setSelections([new monaco.Selection(1, 1, 1, 2), new monaco.Selection(2, 1, 2, 1)]);
  typeText(editor, '#');
  expect(text()).toBe('#: 1\n#b: 2\n');
  const [after, keyed] = type.mock.lastCall ?? [];
  expect(after).toBe(text());
  expect(keyed?.toSorted((a, b) => a.start - b.start)).toEqual([
    { start: 0, end: 1, insert: '#' },
    { start: 5, end: 5, insert: '#' },
  ]);
});

test('a form edit changes only its place in the model, and is not taken for typing', () => {
  const { editor, store, model, changes, type } = bound(policy);
  select(editor, 'Request');
  store.getState().change([{ kind: 'set', path: ['rules', 0, 'level'], value: 'Metadata' }]);
  expect(model.getValue()).toBe(policy.replace('None', 'Metadata'));
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject([{ rangeOffset: policy.indexOf('None'), text: 'Metadata' }]);
  expect(type).not.toHaveBeenCalled();
  const selection = editor.getSelection();
  expect(selection && model.getValueInRange(selection)).toBe('Request');
});

test('a byte order mark and Windows line endings never reach the model', () => {
  const { editor, model, store, text } = bound(`\uFEFF${policy.replaceAll('\n', '\r\n')}`);
  expect(model.getValue()).toBe(policy);
  expect(store.getState().lineEnding).toBe('\r\n');
  select(editor, 'rules:\n', true);
  editor.trigger('keyboard', 'paste', { text: '# a\r\n# b\r\n' });
  expect(text()).toBe(policy.replace('rules:\n', 'rules:\n# a\n# b\n'));
  expect(model.getValue()).toBe(text());
});

test('undo and redo cover typing and the form', () => {
  const { editor, store, model } = bound(policy);
  select(editor, 'kind: Policy', true);
  typeText(editor, '#');
  const typed = policy.replace('Policy\n', 'Policy#\n');
  store.getState().change([{ kind: 'remove', path: ['rules', 0] }]);
  const formed = model.getValue();
  expect(formed).toBe(typed.replace(rule('None'), ''));
  const steps: [chord: string, text: string][] = [
    ['Ctrl+KeyZ', typed],
    ['Ctrl+KeyZ', policy],
    ['Ctrl+KeyZ', policy],
    ['Ctrl+KeyY', typed],
    ['Ctrl+Shift+KeyZ', formed],
    ['Ctrl+Shift+KeyZ', formed],
  ];
  for (const [chord, text] of steps) {
    press(chord);
    expect([chord, model.getValue(), store.getState().text]).toEqual([chord, text, text]);
  }
});

const span = { start: policy.indexOf('None'), end: policy.indexOf('None') + 4 };

test('a revealed place is selected, and gets the focus only on request', async () => {
  const { editor, store, model } = bound(policy);
  const selected = () => {
    const selection = editor.getSelection();
    return selection && model.getValueInRange(selection);
  };
  (document.activeElement as HTMLElement).blur();
  store.getState().showPlace(span, false);
  expect(selected()).toBe('None');
  expect(editor.hasTextFocus()).toBe(false);
  // The same place again, after another selection.
  select(editor, 'rules:');
  store.getState().showPlace(span);
  await new Promise(requestAnimationFrame);
  expect(editor.hasTextFocus()).toBe(true);
  expect(selected()).toBe('None');
});

test('moving the caret selects its rule; setting it does not', () => {
  const { editor, store } = bound(policy);
  select(editor, 'level: None', true);
  expect(store.getState().selectedRule).toBeUndefined();
  editor.trigger('keyboard', 'cursorDown', null);
  expect(store.getState().selectedRule).toBe(1);
  editor.trigger('keyboard', 'cursorUp', null);
  expect(store.getState().selectedRule).toBe(0);
});

test('once unbound, neither side follows the other', () => {
  const { editor, store, model, type, stop } = bound(policy);
  stop();
  store.getState().type('# store\n');
  expect(model.getValue()).toBe(policy);
  type.mockClear();
  typeText(editor, 'x');
  expect(type).not.toHaveBeenCalled();
});
