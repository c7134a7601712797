import { expect, test } from 'vitest';
import { tabKeyAfter, tabMoves, unused, type TabEvent } from './tabKey';

const rows: [name: string, events: TabEvent[], moves: boolean][] = [
  ['the focus comes into the editor', [], true],
  ['after typing or a click', ['used'], false],
  ['the focus comes back', ['used', 'left'], true],
  ['after Escape', ['used', 'escaped'], true],
  ['after Escape and typing', ['used', 'escaped', 'used'], false],
  ['the key for it makes Tab indent', ['indents'], false],
  ['but not when the focus comes back', ['indents', 'left'], true],
  ['the key for it makes Tab move the focus', ['used', 'moves'], true],
  ['also after typing', ['used', 'moves', 'used'], true],
  ['also when the focus comes back', ['used', 'moves', 'left', 'used'], true],
  ['until the key is pressed again', ['used', 'moves', 'indents'], false],
];
test.each(rows)('whether Tab moves the focus: %s', (_, events, moves) => {
  expect(tabMoves(events.reduce(tabKeyAfter, unused))).toBe(moves);
});
