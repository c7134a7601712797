// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { ariaShortcuts, isPressed, shortcutText } from './shortcut';

const texts: [shortcut: string, elsewhere: string, mac: string, aria: string, ariaMac: string][] = [
  ['Mod+K', 'Ctrl+K', '⌘K', 'Control+K', 'Meta+K'],
  ['Mod+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z', 'Control+Shift+Z', 'Meta+Shift+Z'],
  ['Ctrl+Shift+M', 'Ctrl+Shift+M', '⌃⇧M', 'Control+Shift+M', 'Control+Shift+M'],
  ['Alt+ArrowUp', 'Alt+↑', '⌥↑', 'Alt+ArrowUp', 'Alt+ArrowUp'],
  ['F6', 'F6', 'F6', 'F6', 'F6'],
  ['?', '?', '?', '?', '?'],
];
it.each(texts)('formats %s', (shortcut, elsewhere, mac, aria, ariaMac) => {
  expect([shortcutText(shortcut, false), shortcutText(shortcut, true)]).toEqual([elsewhere, mac]);
  expect([ariaShortcuts([shortcut], false), ariaShortcuts([shortcut], true)]).toEqual([
    aria,
    ariaMac,
  ]);
});

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const presses: [shortcut: string, press: object, mac: boolean, is: boolean][] = [
  ['Mod+K', { key: 'k', ctrlKey: true }, false, true],
  ['Mod+K', { key: 'k', ctrlKey: true }, true, false],
  ['Mod+K', { key: 'k', metaKey: true }, true, true],
  ['Mod+K', { key: 'k', metaKey: true }, false, false],
  ['Mod+K', { key: 'k', ctrlKey: true, shiftKey: true }, false, false],
  ['Mod+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, false, true],
  ['Mod+Z', { key: 'z', ctrlKey: true, altKey: true }, false, false],
  ['?', { key: '?', shiftKey: true }, false, true],
  ['?', { key: '?' }, false, true],
  ['F6', { key: 'F6', shiftKey: true }, false, false],
  ['Shift+F6', { key: 'F6', shiftKey: true }, false, true],
];
it.each(presses)('%s, pressed: %j, on a Mac: %s', (shortcut, press, mac, is) => {
  expect(isPressed({ ...none, ...press } as KeyboardEvent, shortcut, mac)).toBe(is);
});
