import { expect, test } from 'vitest';
import { applyEdits } from './applyEdits';

test.each([
  ['none', [], 'abcdef'],
  [
    'in any order',
    [
      { start: 4, end: 5, insert: 'E' },
      { start: 0, end: 1, insert: '' },
    ],
    'bcdEf',
  ],
  [
    'side by side',
    [
      { start: 1, end: 2, insert: 'x' },
      { start: 2, end: 3, insert: 'y' },
    ],
    'axydef',
  ],
  [
    'two at one place',
    [
      { start: 6, end: 6, insert: '1' },
      { start: 6, end: 6, insert: '2' },
    ],
    'abcdef12',
  ],
])('%s', (_, edits, after) => {
  expect(applyEdits('abcdef', edits)).toBe(after);
});

test.each([
  [
    'overlap',
    [
      { start: 0, end: 3, insert: '' },
      { start: 2, end: 4, insert: '' },
    ],
  ],
  ['beyond the end', [{ start: 0, end: 7, insert: '' }]],
  ['backwards', [{ start: 2, end: 1, insert: '' }]],
])('throws on %s', (_, edits) => {
  expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
});
