import { describe, expect, it } from 'vitest';
import { ignoredDocuments } from './ignoredDocuments';

const rows: [string, string, number | undefined][] = [
  ['one document', 'a: 1\n', undefined],
  ['a marker before the document', '---\na: 1\n', undefined],
  ['a second document', 'a: 1\n---\nb: 2\n', 5],
  ['a second document after a marker', '---\na: 1\n---\nb: 2\n', 9],
  ['an empty second document', 'a: 1\n---\n', undefined],
  ['only comments follow', 'a: 1\n---\n# nothing\n', undefined],
  ['an end marker', 'a: 1\n...\n', undefined],
  ['dashes in a block scalar', 'a: |\n  x\n  ---\n', undefined],
  ['a text that does not parse', 'a: [\n---\nb: 1\n', undefined],
  ['nothing', '', undefined],
];

describe('ignoredDocuments', () => {
  it.each(rows)('%s', (_name, text, start) => {
    expect(ignoredDocuments(text)?.start).toBe(start);
  });
});
