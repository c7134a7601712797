import { isMac, shortcutText } from '../ui/shortcut';

/** What describes Monaco to assistive technology: the id of the hint. */
export const tabHintId = 'tab-hint';

const chord = shortcutText(isMac ? 'Ctrl+Shift+M' : 'Ctrl+M');

/** What Tab does in Monaco now, and the way to the other. Monaco itself announces a change. */
export function TabHint({ moves }: { moves: boolean }) {
  return (
    <span id={tabHintId}>
      {moves ? `Tab moves focus. To indent: ${chord}` : `Tab moves focus: ${chord}`}
    </span>
  );
}
