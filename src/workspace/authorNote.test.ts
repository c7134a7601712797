import { expect, test } from 'vitest';
import { longestNote, noteFrom } from './authorNote';

const most = 'a'.repeat(longestNote);

test.each<[name: string, given: unknown, note: string | undefined]>([
  ['a question', 'Who reads Secrets?', 'Who reads Secrets?'],
  ['line breaks of any kind', 'a\r\nb\rc\n\nd', 'a\nb\nc\n\nd'],
  ['tabs, and spaces within', 'a\tb  c', 'a\tb  c'],
  ['spaces around', ' \n a \n', 'a'],
  ['only spaces', ' \n\t', undefined],
  ['nothing', '', undefined],
  ['no string', { toString: () => 'a' }, undefined],
  ['control characters', 'a\0b\u001b[31mc\u007f', 'ab[31mc'],
  ['characters that reorder text', 'a\u202eb\u2066c', 'abc'],
  ['HTML, as it is', '<b onclick="x">a</b> &amp;', '<b onclick="x">a</b> &amp;'],
  ['emoji of several characters', '👩‍🏫 ⚠️', '👩‍🏫 ⚠️'],
  ['half a surrogate pair', 'a\ud83db', 'ab'],
  ['as long as can be', most, most],
  ['longer', `${most}b`, most],
  ['a cut within a character', `${most.slice(1)}👩`, most.slice(1)],
  ['a megabyte', 'b'.repeat(1_000_000), 'b'.repeat(longestNote)],
])('%s', (_name, given, note) => {
  expect(noteFrom(given)).toBe(note);
  expect(noteFrom(note)).toBe(note);
});
