import { isMac, type Shortcut } from '../../ui/shortcut';

/** The shortcuts that a part of the page handles itself. */
export const otherKeys: readonly {
  place: string;
  keys: readonly [shortcuts: readonly Shortcut[], does: string][];
}[] = [
  {
    place: 'In the YAML editor',
    keys: [
      [['Tab', 'Shift+Tab'], 'Move the focus; after you type or click, indent'],
      [['Escape'], 'Tab moves the focus again'],
      [[isMac ? 'Ctrl+Shift+M' : 'Ctrl+M'], 'Toggle whether Tab moves the focus or indents'],
      [['Alt+ArrowUp', 'Alt+ArrowDown'], 'Move the rule at the caret up or down'],
      [['Ctrl+ '], 'Suggest fields and values'],
      [['Mod+.'], 'Quick fixes for this line'],
      [['F8', 'Shift+F8'], 'Next and previous problem'],
      [['Mod+F'], 'Find'],
    ],
  },
  {
    place: 'In the rules',
    keys: [
      [['Alt+ArrowUp', 'Alt+ArrowDown'], 'Move the rule up or down'],
      [['Enter'], 'Open or close the rule'],
    ],
  },
  {
    place: 'In the lists of a rule',
    keys: [
      [['Enter'], 'Add the highlighted value, or what is typed'],
      [['Shift+Enter'], 'Add what is typed'],
      [['Escape'], 'Discard what is typed'],
      [['Backspace'], 'Remove the last value'],
    ],
  },
  {
    place: 'In the requests',
    keys: [
      [['ArrowUp', 'ArrowDown'], 'Select the previous or next request'],
      [['Home', 'End'], 'Select the first or last request'],
      [['Escape'], 'Clear selection'],
      [['Alt+ArrowUp', 'Alt+ArrowDown'], 'In the details: previous or next request'],
    ],
  },
  {
    place: 'On the border between panes',
    keys: [
      [['Arrow keys'], 'Resize'],
      [['Home', 'End'], 'Minimum or maximum size'],
      [['Enter'], 'Reset size'],
    ],
  },
];
