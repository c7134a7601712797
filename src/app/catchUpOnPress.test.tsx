// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest';
import { catchUpOnPress } from './catchUpOnPress';

test.each<[string, string, Event, number]>([
  ['a letter in the editor', 'YAML', key('a'), 0],
  ['Enter in the editor', 'YAML', key('Enter'), 0],
  ['a shortcut in the editor', 'YAML', key('k', { ctrlKey: true }), 1],
  ['Alt+Up in the editor', 'YAML', key('ArrowUp', { altKey: true }), 1],
  ['a key that leaves the editor', 'YAML', key('F6'), 1],
  ['a letter elsewhere', 'Preview', key('a'), 1],
  ['a click in the editor', 'YAML', new Event('pointerdown', { bubbles: true }), 1],
  ['a click elsewhere', 'Rules', new Event('pointerdown', { bubbles: true }), 1],
])('%s', (_name, pane, event, calls) => {
  const now = vi.fn<() => void>();
  const box = document.createElement('div');
  box.dataset['pane'] = pane;
  const field = box.appendChild(document.createElement('textarea'));
  document.body.append(box);
  onTestFinished(() => box.remove());
  onTestFinished(catchUpOnPress(now));
  field.dispatchEvent(event);
  expect(now).toHaveBeenCalledTimes(calls);
});

function key(name: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key: name, bubbles: true, ...modifiers });
}
