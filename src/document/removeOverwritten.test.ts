import { expect, test } from 'vitest';
import { resultOf } from '../audit/steps';
import { applyEdits } from './applyEdits';
import { removeOverwritten } from './removeOverwritten';

test.each([
  ['the line above', 'x: 1\nkind: a # c\ny: 2\n|kind: b # d\n', 'x: 1\ny: 2\nkind: b # d\n'],
  ['the nearest', 'kind: a\nkind: b\nki|nd: c\n', 'kind: a\nkind: c\n'],
  ['only what is above', 'kind: a\n|kind: b\nkind: c\n', 'kind: b\nkind: c\n'],
  ['one in other quotes', '"kind": a\n|kind: b\n', 'kind: b\n'],
  ['after a dash', 'rules:\n- level: a\n  |level: b\n', 'rules:\n- level: b\n'],
  [
    'a list, in its own rule',
    'rules:\n- verbs: [c]\n- verbs:\n  - a\n  |verbs: [b]\n',
    'rules:\n- verbs: [c]\n- verbs: [b]\n',
  ],
  ['in braces', 'rules: [{level: a, le|vel: b}]\n', 'rules: [{level: b}]\n'],
])('deletes %s', (_, marked, after) => {
  const text = marked.replace('|', '');
  const result = resultOf(removeOverwritten(text, marked.indexOf('|')));
  expect(result.refused === undefined && applyEdits(text, result.edits)).toBe(after);
});

test.each([
  ['no key', 'kind: |a\nkind: a\n'],
  ['the only key', 'x: 1\n|kind: a\n'],
  ['the first of two', '|kind: a\nkind: b\n'],
  ['one whose anchor is used', 'kind: &k a\n|kind: *k\n'],
  ['no YAML', 'kind: a\n|kind: [\n'],
])('returns a reason at %s', (_, marked) => {
  const result = resultOf(removeOverwritten(marked.replace('|', ''), marked.indexOf('|')));
  expect(result.refused).toBeDefined();
});
