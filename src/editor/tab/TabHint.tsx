import { isMac, shortcutText } from '../../ui/shortcut';
import { tabMoves, type TabKey } from './tabKey';

const chord = shortcutText(isMac ? 'Ctrl+Shift+M' : 'Ctrl+M');

/** What Tab does in Monaco now, and how to change it. Monaco announces its own key for it. */
export function TabHint({ id, tab }: { id: string; tab: TabKey }) {
  return <span id={id}>{hintOf(tab)}</span>;
}

function hintOf(tab: TabKey): string {
  if (!tabMoves(tab)) return `Tab moves focus: ${chord}`;
  return tab.isChosen ? `Tab moves focus. To indent: ${chord}` : 'Tab moves focus until you type';
}
