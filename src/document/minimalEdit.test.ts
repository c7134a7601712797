import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './applyEdits';
import { minimalEdit } from './minimalEdit';

test.each([
  ['one word', 'a b c', 'a x c', { start: 2, end: 3, insert: 'x' }],
  ['nothing', 'abc', 'abc', { start: 3, end: 3, insert: '' }],
  ['an insertion among equals', 'aa', 'aaa', { start: 2, end: 2, insert: 'a' }],
  ['no cut through a pair, at the front', '😀', '😁', { start: 0, end: 2, insert: '😁' }],
  [
    'no cut through a pair, at the end',
    '\u{1F600}',
    '\u{1FA00}',
    { start: 0, end: 2, insert: '\u{1FA00}' },
  ],
  ['no cut through CRLF, at the front', 'a\r\nb', 'a\rb', { start: 1, end: 3, insert: '\r' }],
  ['no cut through CRLF, at the end', 'a\nb', 'a\r\nb', { start: 1, end: 2, insert: '\r\n' }],
])('%s', (_, before, after, edit) => {
  expect(minimalEdit(before, after)).toEqual(edit);
});

test('turns any text into any other, and back', () => {
  const part = fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '😀', '😁', '\u{1FA00}', ' ');
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = minimalEdit(before, after);
      expect(applyEdits(before, [edit])).toBe(after);
      for (const at of [edit.start, edit.end]) {
        expect(before.slice(at - 1, at + 1)).not.toMatch(/^(\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/);
      }
    }),
    { numRuns: 2000 },
  );
});
