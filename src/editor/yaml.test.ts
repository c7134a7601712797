// @vitest-environment jsdom
import { modelOf, openEditor, select, typeText } from '../testing/openEditor';
import { expect, it } from 'vitest';
import { registerYaml } from './yaml';

registerYaml('yaml');

const rows: [name: string, before: string, keys: string, after: string][] = [
  ['a key: its value is deeper', 'rules:', '\n', 'rules:\n  '],
  ['a key with a comment', 'rules: # all', '\n', 'rules: # all\n  '],
  ['an odd column stays odd', '   users:', '\n', '   users:\n     '],
  ['a key behind a dash', '- resources:', '\n', '- resources:\n    '],
  ['a field behind a dash: the next one', '- level: None', '\n', '- level: None\n  '],
  ['a field: the same column', '  level: None', '\n', '  level: None\n  '],
  ['a comment: the same column', '  # users:', '\n', '  # users:\n  '],
  ['a bracket is closed', 'verbs: ', '[', 'verbs: []'],
  ['a quote is closed', 'level: ', '"', 'level: ""'],
  ['not in a comment', '# ', '[', '# ['],
];
it.each(rows)('%s', (_name, before, keys, after) => {
  const editor = openEditor(before);
  select(editor, before, true);
  typeText(editor, keys);
  expect(modelOf(editor).getValue()).toBe(after);
});
