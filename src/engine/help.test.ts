import { expect, it } from 'vitest';
import { readPolicy } from '../document/readPolicy';
import { helpAt } from './help';

/** The title and the text the help is for; `|` is the pointer. */
const at = (marked: string) => {
  const text = marked.replace('|', '');
  const help = helpAt(readPolicy(text, '1.37').root, marked.indexOf('|'));
  return help && [help.title, text.slice(help.range.start, help.range.end)];
};

const rows: [name: string, text: string, expected: [string, string] | undefined][] = [
  ['a top-level key', 'ki|nd: Policy', ['kind', 'kind']],
  ['a top-level value', 'kind: Pol|icy', ['kind: Policy', 'Policy']],
  ['a key of a rule', 'rules:\n- lev|el: None', ['level', 'level']],
  ['a level', 'rules:\n- level: No|ne', ['level: None', 'None']],
  ['a quoted level', 'rules:\n- level: "No|ne"', ['level: None', '"None"']],
  ['an unknown level', 'rules:\n- level: no|ne', undefined],
  ['a stage in a list', 'omitStages: ["Pan|ic"]', ['omitStages: Panic', '"Panic"']],
  ['resources of a rule', 'rules:\n- reso|urces: []', ['resources', 'resources']],
  ['resources of an entry', 'rules:\n- resources:\n  - reso|urces: []', ['resources', 'resources']],
  ['a field in the wrong place', 'verb|s: []', undefined],
  ['an unknown field', 'rules:\n- ver|b: []', undefined],
  ['a label called level', 'metadata:\n  labels:\n    le|vel: x', undefined],
  ['a label called kind', 'metadata:\n  labels:\n    ki|nd: x', undefined],
];

it.each(rows)('%s', (_name, text, expected) => {
  expect(at(text)).toEqual(expected);
});

it('distinguishes resources of a rule from those of an entry', () => {
  const text = 'rules:\n- resources:\n  - resources: []\n';
  const { root } = readPolicy(text, '1.37');
  const outer = helpAt(root, text.indexOf('resources'));
  const inner = helpAt(root, text.lastIndexOf('resources'));
  expect(outer?.text).not.toBe(inner?.text);
});

it('has no help without a tree', () => {
  expect(helpAt(null, 0)).toBeUndefined();
});
