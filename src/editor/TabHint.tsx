import { isMac, shortcutText } from '../ui/shortcut';

/** What describes Monaco to assistive technology: the id of the hint. */
export const tabHintId = 'tab-hint';

const chord = shortcutText(isMac ? 'Ctrl+Shift+M' : 'Ctrl+M');

/** What Tab does in Monaco now, and the way to the other; heard when it changes. */
export function TabHint({ moves }: { moves: boolean }) {
  return (
    <span id={tabHintId} role="status">
      {moves ? `Tab moves focus. To indent: ${chord}` : `Tab moves focus: ${chord}`}
    </span>
  );
}
