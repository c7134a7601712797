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
  ['an end marker and a comment', 'a: 1\n... # end\n# nothing\n...\n', undefined],
  ['a text after an end marker', 'a: 1\n...\n  - b\n', 5],
  ['a text after an end marker with a comment', 'a: 1\n... # more\n- b\n...\n', 5],
  ['an end marker before a document', 'a: 1\n...\n---\nb: 1\n', 5],
  ['an end marker below a key', 'a:\n...\n- b\n', 3],
  ['dots in a value', 'a: ...\nb: "...\n  c"\n', undefined],
  ['dashes in a block scalar', 'a: |\n  x\n  ---\n', undefined],
  ['a text that does not parse', 'a: [\n---\nb: 1\n', undefined],
  ['JSON, where it is an error', '{"a": 1}\n---\n{"b": 2}\n', undefined],
  ['nothing', '', undefined],
];

describe('ignoredDocuments', () => {
  it.each(rows)('%s', (_name, text, start) => {
    expect(ignoredDocuments(text)?.start).toBe(start);
  });
});
