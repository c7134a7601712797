import { expect, test } from 'vitest';
import { applyEdits } from './applyEdits';
import { removeKeyAt } from './removeKeyAt';

test.each([
  ['the second', 'kind: a\nx: 1\n|kind: b # c\ny: 2\n', 'kind: a\nx: 1\ny: 2\n'],
  ['the first', '|kind: a\nkind: b\n', 'kind: b\n'],
  ['after a dash', 'rules:\n- |level: a\n  level: b\n', 'rules:\n- level: b\n'],
  ['in braces', 'rules: [{level: a, le|vel: b}]\n', 'rules: [{level: a}]\n'],
  ['JSON', '{"kind": "a", "|kind": "b"}', '{"kind": "a"}'],
])('deletes %s', (_, marked, after) => {
  const text = marked.replace('|', '');
  const result = removeKeyAt(text, marked.indexOf('|'));
  expect(result.refused === undefined && applyEdits(text, result.edits)).toBe(after);
});

test.each([
  ['no key', 'kind: |a\nx: 1\n'],
  ['the only key', '|kind: a\n'],
  ['no YAML', '|kind: [\n'],
])('refuses at %s', (_, marked) => {
  expect(removeKeyAt(marked.replace('|', ''), marked.indexOf('|')).refused).toBeDefined();
});
