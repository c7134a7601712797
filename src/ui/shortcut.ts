/** A key with its modifiers: 'Mod+Shift+Z', 'F6', '?'. Mod is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = string;

/** Whether this is a Mac. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The label of a key, where it differs from the name in its event. */
const labels: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
};
const macLabels: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** Returns the shortcut as shown: "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function shortcutText(shortcut: Shortcut, mac = isMac): string {
  const { modifiers, key } = partsOf(shortcut);
  const label = labels[key] ?? key;
  if (!mac) return [...modifiers.map((each) => (each === 'Mod' ? 'Ctrl' : each)), label].join('+');
  // Apple's order puts ⌘ next to the key.
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod'].filter((each) => modifiers.includes(each));
  return order.map((each) => macLabels[each]).join('') + label;
}

/** Returns the value of aria-keyshortcuts: "Control+Shift+Z", several separated by spaces. */
export function ariaShortcuts(shortcuts: readonly Shortcut[], mac = isMac): string {
  const names: Record<string, string> = { Mod: mac ? 'Meta' : 'Control', Ctrl: 'Control' };
  return shortcuts
    .map((shortcut) => {
      const { modifiers, key } = partsOf(shortcut);
      return [...modifiers.map((each) => names[each] ?? each), key].join('+');
    })
    .join(' ');
}

/** Returns whether a key press is this shortcut, with exactly its modifiers. */
export function isPressed(event: KeyboardEvent, shortcut: Shortcut, mac = isMac): boolean {
  const { modifiers, key } = partsOf(shortcut);
  const has = (name: string) => modifiers.includes(name);
  const isLetter = /^[A-Z]$/.test(key);
  return (
    (isLetter ? event.key.toUpperCase() : event.key) === key &&
    event.ctrlKey === (has('Ctrl') || (has('Mod') && !mac)) &&
    event.metaKey === (has('Mod') && mac) &&
    event.altKey === has('Alt') &&
    // A symbol such as ? needs Shift on some keyboards and not on others.
    (event.shiftKey === has('Shift') || /^[^A-Z0-9]$/i.test(key))
  );
}

function partsOf(shortcut: Shortcut) {
  const parts = shortcut.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}
