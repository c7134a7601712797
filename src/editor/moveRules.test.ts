// @vitest-environment jsdom
import { modelOf, openEditor, press, select } from '../testing/openEditor';
import { expect, it, vi } from 'vitest';
import { createAppStore } from '../state/store';
import { bindText } from './bindText';
import { moveRulesByKey } from './moveRules';

const rule = (name: string) => `  # ${name}\n  - level: None\n    users: [${name}]\n`;
const policy = (names: string) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${names.split('').map(rule).join('')}`;

function opened(text: string) {
  const editor = openEditor(text);
  const store = createAppStore({ text });
  moveRulesByKey(editor, store);
  bindText(editor, store);
  const lines = vi.fn<(id: string) => void>();
  const trigger = editor.trigger.bind(editor);
  editor.trigger = (source, id, payload) =>
    id.startsWith('editor.action.moveLines') ? lines(id) : trigger(source, id, payload);
  return { editor, model: modelOf(editor), lines };
}

const moves: [name: string, caret: string, chord: string, order: string][] = [
  ['down', 'users: [a]', 'Alt+ArrowDown', 'bac'],
  ['up', 'users: [c]', 'Alt+ArrowUp', 'acb'],
  ['with the caret in its comment', '# b', 'Alt+ArrowUp', 'bac'],
  ['not above the first', 'users: [a]', 'Alt+ArrowUp', 'abc'],
  ['not below the last', 'users: [c]', 'Alt+ArrowDown', 'abc'],
];
it.each(moves)('moves a rule %s, and the caret with it', (_name, caret, chord, order) => {
  const { editor, model, lines } = opened(policy('abc'));
  select(editor, caret, true);
  press(chord);
  expect(model.getValue()).toBe(policy(order));
  expect(model.getOffsetAt(editor.getPosition() ?? { lineNumber: 1, column: 1 })).toBe(
    policy(order).indexOf(caret) + caret.length,
  );
  expect(lines).not.toHaveBeenCalled();
});

const otherwise: [name: string, part: string, isEmpty: boolean, chord: string, action: string][] = [
  ['outside of rules', 'kind', true, 'Alt+ArrowDown', 'editor.action.moveLinesDownAction'],
  ['of a selection', 'users: [a]', false, 'Alt+ArrowUp', 'editor.action.moveLinesUpAction'],
];
it.each(otherwise)('moves lines %s, as Monaco does', (_name, part, isEmpty, chord, action) => {
  const { editor, model, lines } = opened(policy('ab'));
  select(editor, part, isEmpty);
  press(chord);
  expect(lines.mock.calls).toEqual([[action]]);
  expect(model.getValue()).toBe(policy('ab'));
});
