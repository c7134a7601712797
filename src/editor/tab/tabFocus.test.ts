// @vitest-environment jsdom
import { modelOf, openEditor, press, settled, typeText } from '../../testing/openEditor';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';
import { afterEach, expect, it, vi } from 'vitest';
import { followTab } from './tabFocus';
import { tabMoves } from './tabKey';

afterEach(() => TabFocus.setTabFocusMode(false));

function followed() {
  // jsdom's document never has the focus.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const editor = openEditor('rules: []');
  const told: boolean[] = [];
  const stop = followTab(editor, 'hint', (key) => told.push(tabMoves(key)));
  const container = editor.getContainerDomNode();
  const other = container.parentElement!.appendChild(document.createElement('button'));
  /** Monaco notices a little later that the focus left or came back. */
  const leave = async () => {
    other.focus();
    await settled();
  };
  const comeBack = async () => {
    editor.focus();
    await settled();
  };
  const text = () => modelOf(editor).getValue();
  return { editor, container, told, stop, leave, comeBack, text };
}
const moves = () => TabFocus.getTabFocusMode();

it('Tab changes nothing until something is typed', () => {
  const { editor, told, text } = followed();
  expect([moves(), told]).toEqual([true, [true]]);
  press('Tab');
  press('Shift+Tab');
  expect(text()).toBe('rules: []');
  typeText(editor, 'a');
  expect(moves()).toBe(false);
  press('Tab');
  expect(text()).toMatch(/^a +rules/);
});

it('a click makes it indent, and Escape move the focus again', () => {
  const { container } = followed();
  container.firstElementChild!.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(moves()).toBe(false);
  press('Escape');
  expect(moves()).toBe(true);
});

it('a change that the user did not make in the editor does not', async () => {
  const { editor, leave, comeBack, text } = followed();
  await leave();
  modelOf(editor).setValue('from the form');
  await comeBack();
  press('Tab');
  expect([moves(), text()]).toEqual([true, 'from the form']);
});

it('coming back, it moves the focus again, but not after another window had it', async () => {
  const { editor, leave, comeBack } = followed();
  typeText(editor, 'a');
  await leave();
  await comeBack();
  expect(moves()).toBe(true);
  typeText(editor, 'a');
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  await leave();
  await comeBack();
  expect(moves()).toBe(false);
});

it('what the user chose stays, also while another editor sets it', async () => {
  const { editor, told, leave, comeBack } = followed();
  typeText(editor, 'a');
  TabFocus.setTabFocusMode(true);
  expect(told.at(-1)).toBe(true);
  typeText(editor, 'b');
  expect(moves()).toBe(true);
  await leave();
  TabFocus.setTabFocusMode(false);
  await comeBack();
  expect(moves()).toBe(true);
});

it('describes the text box with the hint, and stops', () => {
  const { editor, told, stop } = followed();
  expect(editor.getDomNode()?.querySelector('textarea')?.getAttribute('aria-describedby')).toBe(
    'hint',
  );
  stop();
  typeText(editor, 'a');
  expect(told).toEqual([true]);
});
