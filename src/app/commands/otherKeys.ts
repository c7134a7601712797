import { isMac, type Shortcut } from '../../ui/shortcut';

/** Keys that belong to one part of the page, which listens to them itself. */
export const otherKeys: readonly {
  place: string;
  keys: readonly [shortcuts: readonly Shortcut[], does: string][];
}[] = [
  {
    place: 'In the YAML editor',
    keys: [
      [[isMac ? 'Ctrl+Shift+M' : 'Ctrl+M'], 'Tab moves the focus, or indents again'],
      [['Ctrl+ '], 'Fields and values that fit here'],
      [['Mod+.'], 'Quick fixes for this line'],
      [['F8', 'Shift+F8'], 'Next and previous problem'],
      [['Mod+F'], 'Find in the text'],
      [['F1'], 'The editor’s own commands'],
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
    place: 'In the requests',
    keys: [
      [['ArrowUp', 'ArrowDown'], 'Select the request above or below'],
      [['Home', 'End'], 'The first and the last'],
      [['Escape'], 'Select none'],
    ],
  },
  {
    place: 'On a line between panes',
    keys: [
      [['Arrow keys'], 'Move it'],
      [['Home', 'End'], 'As small or as large as it goes'],
      [['Enter'], 'The usual size'],
    ],
  },
];
