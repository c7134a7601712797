import { expect, it } from 'vitest';
import { roomFor, type Room } from './room';

const rows: [what: string, width: number, height: number, isPhone: boolean, room: Room][] = [
  ['three panes at 1440', 560, 600, false, 'below'],
  ['three panes at 1920', 750, 800, false, 'beside'],
  ['a wide and low window', 750, 300, false, 'beside'],
  ['200 % zoom of 1440 × 900', 380, 406, false, 'alone'],
  ['a phone', 390, 640, true, 'alone'],
  ['a phone on its side', 700, 300, true, 'alone'],
];
it.each(rows)('%s', (_, width, height, isPhone, room) => {
  expect(roomFor(width, height, isPhone)).toBe(room);
});
