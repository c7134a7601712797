import { expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { applyEdits } from './applyEdits';
import { moveToMetadata } from './moveToMetadata';

const rows: [name: string, text: string, key: string, after: string | undefined][] = [
  [
    'a name, with its comments',
    '# a\nname: p # b\n# c\nrules: []\n',
    'name',
    '# a\nmetadata:\n  name: p # b\n# c\nrules: []\n',
  ],
  [
    'labels',
    'labels:\n  # a\n  x: y\n\nrules: []\n',
    'labels',
    'metadata:\n  labels:\n    # a\n    x: y\n\nrules: []\n',
  ],
  [
    'a block scalar',
    'rules: []\nname: |-\n  a\n\n  b',
    'name',
    'rules: []\nmetadata:\n  name: |-\n    a\n\n    b',
  ],
  ['an alias', 'a: &a x\nname: *a\n', 'name', 'a: &a x\nmetadata:\n  name: *a\n'],
  ['metadata is there already', 'metadata: {}\nname: p\n', 'name', undefined],
  ['twice', 'name: p\nname: q\n', 'name', undefined],
  ['in braces', '{name: p}', 'name', undefined],
  ['not there', 'rules: []\n', 'name', undefined],
];
it.each(rows)('%s', (_name, text, key, after) => {
  const result = resultOf(moveToMetadata(text, key));
  expect(result.refused === undefined ? applyEdits(text, result.edits) : undefined).toBe(after);
});
