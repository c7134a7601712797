/** A key with its modifiers: 'Mod+Shift+Z', 'F6', '?'. Mod is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = string;

/** Whether the keyboard is a Mac's. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as it is written on it, where that is not the name of its event. */
const labels: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
};
const macLabels: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** As it is shown: "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function shortcutText(shortcut: Shortcut, mac = isMac): string {
  const { modifiers, key } = partsOf(shortcut);
  const label = labels[key] ?? key;
  if (!mac) return [...modifiers.map((each) => (each === 'Mod' ? 'Ctrl' : each)), label].join('+');
  // Apple's order puts ⌘ next to the key.
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod'].filter((each) => modifiers.includes(each));
  return order.map((each) => macLabels[each]).join('') + label;
}

/** As aria-keyshortcuts wants it: "Control+Shift+Z", several with spaces between them. */
export function ariaShortcuts(shortcuts: readonly Shortcut[], mac = isMac): string {
  const names: Record<string, string> = { Mod: mac ? 'Meta' : 'Control', Ctrl: 'Control' };
  return shortcuts
    .map((shortcut) => {
      const { modifiers, key } = partsOf(shortcut);
      return [...modifiers.map((each) => names[each] ?? each), key].join('+');
    })
    .join(' ');
}

/** Whether a key press is this shortcut, with exactly its modifiers. */
export function isPressed(event: KeyboardEvent, shortcut: Shortcut, mac = isMac): boolean {
  const { modifiers, key } = partsOf(shortcut);
  const has = (name: string) => modifiers.includes(name);
  const isLetter = /^[A-Z]$/.test(key);
  return (
    (isLetter ? event.key.toUpperCase() : event.key) === key &&
    event.ctrlKey === (has('Ctrl') || (has('Mod') && !mac)) &&
    event.metaKey === (has('Mod') && mac) &&
    event.altKey === has('Alt') &&
    // A sign such as ? may need Shift on one keyboard and not on another.
    (event.shiftKey === has('Shift') || /^[^A-Z0-9]$/i.test(key))
  );
}

function partsOf(shortcut: Shortcut) {
  const parts = shortcut.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}
