import { isMac, shortcutText } from '../ui/shortcut';

const chord = shortcutText(isMac ? 'Ctrl+Shift+M' : 'Ctrl+M');

/** What Tab does in Monaco now, and how to change it. Monaco announces the change itself. */
export function TabHint({ id, moves }: { id: string; moves: boolean }) {
  return (
    <span id={id}>
      {moves ? `Tab moves focus. To indent: ${chord}` : `Tab moves focus: ${chord}`}
    </span>
  );
}
