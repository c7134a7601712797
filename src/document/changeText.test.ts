import { describe, expect, test } from 'vitest';
import type { Change, ChangeValue } from '../audit/change';
import type { Path } from '../audit/types';
import { applyEdits } from './applyEdits';
import { changeText } from './changeText';

const set = (path: Path, value: ChangeValue): Change => ({ kind: 'set', path, value });
const remove = (...path: Path): Change => ({ kind: 'remove', path });
const add = (index: number, level = 'None'): Change => ({
  kind: 'addRule',
  index,
  rule: { level },
});

/** The text after the changes, or `refused: …`. */
function changed(text: string, ...changes: Change[]): string {
  const result = changeText(text, changes);
  return result.refused === undefined
    ? applyEdits(text, result.edits)
    : `refused: ${result.refused}`;
}

/** Rows: name, text before, change, text after. A rule list starts every text that starts with a dash. */
type Row = [name: string, before: string, change: Change | Change[], after: string];
function rows(name: string, table: Row[]): void {
  test.each(table)(`${name}: %s`, (_, before, change, after) => {
    const rule = (text: string): string => (text.startsWith('- ') ? `rules:\n${text}` : text);
    expect(changed(rule(before), ...[change].flat())).toBe(rule(after));
  });
}

const rule = ['rules', 0] as const;

rows('set a value', [
  ['plain', '- level: None  # c\n', set([...rule, 'level'], 'Request'), '- level: Request  # c\n'],
  [
    'single quotes stay',
    "- level: 'None'\n",
    set([...rule, 'level'], "it's"),
    "- level: 'it''s'\n",
  ],
  ['double quotes stay', '- level: "None"\n', set([...rule, 'level'], 'a"b'), '- level: "a\\"b"\n'],
  [
    'single cannot hold it',
    "- level: 'None'\n",
    set([...rule, 'level'], 'a\nb'),
    '- level: "a\\nb"\n',
  ],
  [
    'boolean',
    '- omitManagedFields: no\n',
    set([...rule, 'omitManagedFields'], true),
    '- omitManagedFields: true\n',
  ],
  [
    'same value, no edit',
    '- level:   "None" \n',
    set([...rule, 'level'], 'None'),
    '- level:   "None" \n',
  ],
  ['absent value', '- level:   # c\n', set([...rule, 'level'], 'None'), '- level: None   # c\n'],
  ['null value', '- level: ~\n', set([...rule, 'level'], 'None'), '- level: None\n'],
  [
    'in braces',
    '- {level: None, users: [a]}\n',
    set([...rule, 'level'], 'x, y'),
    '- {level: "x, y", users: [a]}\n',
  ],
  ['quoted key', '- "level": None\n', set([...rule, 'level'], 'Request'), '- "level": Request\n'],
  [
    'folded over two lines',
    '- level: No\n    ne\n',
    set([...rule, 'level'], 'None'),
    '- level: None\n',
  ],
]);

const mustBeQuoted = [
  'yes',
  'No',
  'on',
  'OFF',
  'y',
  'N',
  '~',
  'null',
  '',
  '012',
  '1:30',
  '0x1f',
  '1e3',
];
mustBeQuoted.push(
  ' a',
  'a ',
  'a: b',
  'a #b',
  'a:',
  '*',
  '&a',
  '!t',
  '- a',
  '?',
  '[a',
  '{a',
  '|',
  '>',
  '%',
);
mustBeQuoted.push(
  '@',
  '`',
  '😀',
  'é',
  '#',
  ',a',
  '=',
  '<<',
  '---',
  '...',
  '.5',
  '+1',
  '-',
  'True',
  '2001-01-01',
);
test.each(mustBeQuoted)('quotes %j', (value) => {
  expect(changed('rules:\n- level: None\n', set([...rule, 'level'], value))).toBe(
    `rules:\n- level: "${value}"\n`,
  );
});
test.each(['None', 'system:node:a', '/api/*', 'a b', 'kube-system', 'pods/log', 'a.b_c@d'])(
  'needs no quotes for %j',
  (value) => {
    expect(changed('rules:\n- level: None\n', set([...rule, 'level'], value))).toBe(
      `rules:\n- level: ${value}\n`,
    );
  },
);

const verbs = [...rule, 'verbs'] as const;
rows('flow list', [
  [
    'append copies the quotes',
    "- verbs: ['get' , 'x']\n",
    set([...verbs, 2], 'list'),
    "- verbs: ['get' , 'x', 'list']\n",
  ],
  ['append to plain', '- verbs: [get]\n', set([...verbs, 1], 'list'), '- verbs: [get, list]\n'],
  [
    'append after a comma',
    '- verbs: ["get",]\n',
    set([...verbs, 1], 'list'),
    '- verbs: ["get", "list",]\n',
  ],
  [
    'into an empty list',
    '- verbs: []  # c\n',
    set([...verbs, 0], 'get'),
    '- verbs: ["get"]  # c\n',
  ],
  ['change one', '- verbs: ["get", list]\n', set([...verbs, 1], 'on'), '- verbs: ["get", "on"]\n'],
  ['remove the first', '- verbs: [a, b, c]\n', remove(...verbs, 0), '- verbs: [b, c]\n'],
  ['remove the last', '- verbs: [a,  b]  # c\n', remove(...verbs, 1), '- verbs: [a]  # c\n'],
  [
    'remove the last before a comma',
    '- verbs: [ a, b, ]\n',
    remove(...verbs, 1),
    '- verbs: [ a, ]\n',
  ],
  [
    'set keeps what stays',
    "- verbs: ['a',  b,c]\n",
    set(verbs, ['x', 'a', 'c']),
    "- verbs: ['x', 'a',  c]\n",
  ],
  [
    'remove the only value',
    '- verbs: [a,]\n  level: None\n',
    remove(...verbs, 0),
    '- level: None\n',
  ],
  ['set to nothing', '- level: None\n  verbs: [a]\n', set(verbs, []), '- level: None\n'],
  ['replace a scalar', '- verbs: get # c\n', set(verbs, ['get']), '- verbs: ["get"] # c\n'],
]);

const tall = `- verbs: [ # all
    "a", # a
    # of b
    "b", # b
    "c"  # c
  ] # end
`;
rows('list in brackets over several lines', [
  ['append', tall, set([...verbs, 3], 'd'), tall.replace('"c"  # c\n', '"c",  # c\n    "d"\n')],
  ['remove the first', tall, remove(...verbs, 0), tall.replace('    "a", # a\n', '')],
  ['remove one', tall, remove(...verbs, 1), tall.replace('    "b", # b\n', '')],
  [
    'remove the last',
    tall,
    remove(...verbs, 2),
    tall.replace('"b", # b\n    "c"  # c\n', '"b" # b\n'),
  ],
  [
    'wrapped, append',
    '- verbs: ["a",\n    "b"]\n',
    set([...verbs, 2], 'c'),
    '- verbs: ["a",\n    "b", "c"]\n',
  ],
  ['wrapped, remove', '- verbs: ["a",\n    "b"]\n', remove(...verbs, 1), '- verbs: ["a"]\n'],
]);

const block = `- level: None
  verbs:   # the verbs
  - 'a'  # a
  # of b
  - 'b'
  - c    # c
`;
rows('block list', [
  ['append copies indentation and quotes', block, set([...verbs, 3], 'd'), `${block}  - d\n`],
  ['remove the first', block, remove(...verbs, 0), block.replace("  - 'a'  # a\n", '')],
  ['a comment above several stays', block, remove(...verbs, 1), block.replace("  - 'b'\n", '')],
  ['remove the last', block, remove(...verbs, 2), block.replace('  - c    # c\n', '')],
  ['remove the field', block, remove(...verbs), '- level: None\n'],
  [
    'insert in the middle',
    block,
    set(verbs, ['a', 'x', 'b', 'c']),
    block.replace('  # of b', "  - 'x'\n  # of b"),
  ],
  [
    'no line break at the end',
    '- verbs:\n    - a',
    set([...verbs, 1], 'b'),
    '- verbs:\n    - a\n    - b',
  ],
  ['wide dashes', '- verbs:\n  -   a\n', set([...verbs, 1], 'b'), '- verbs:\n  -   a\n  -   b\n'],
]);

rows('new field', [
  [
    'in natural order',
    '- level: None # c\n  # x\n  omitStages: [Panic]\n',
    set(verbs, ['get']),
    '- level: None # c\n  verbs: [get]\n  # x\n  omitStages: [Panic]\n',
  ],
  [
    'before the first',
    '-   users: [a]\n',
    set([...rule, 'level'], 'None'),
    '-   level: None\n    users: [a]\n',
  ],
  [
    'block style of the neighbors',
    '- users:\n  - "a"\n',
    set(verbs, ['b']),
    '- users:\n  - "a"\n  verbs:\n  - "b"\n',
  ],
  ['in braces', '- {level: None}\n', set(verbs, ['b']), '- {level: None, verbs: ["b"]}\n'],
  [
    'in braces at the front',
    '- { users: [a] }\n',
    set([...rule, 'level'], 'None'),
    '- { level: None, users: [a] }\n',
  ],
  [
    'with its parents',
    '- level: None\n',
    set([...rule, 'resources', 0, 'resources', 0], 'pods'),
    '- level: None\n  resources:\n  - resources: ["pods"]\n',
  ],
  [
    'in a resources entry',
    '- resources:\n  - group: ""\n',
    set([...rule, 'resources', 0, 'resourceNames'], ['a']),
    '- resources:\n  - group: ""\n    resourceNames: ["a"]\n',
  ],
  [
    'at the top',
    'kind: Policy\nrules: []\n',
    set(['omitStages'], ['Panic']),
    'kind: Policy\nomitStages: ["Panic"]\nrules: []\n',
  ],
  [
    'metadata',
    'kind: Policy',
    set(['metadata', 'name'], 'x'),
    'kind: Policy\nmetadata:\n  name: x',
  ],
  [
    'CRLF',
    'kind: Policy\r\nrules: []\r\n',
    set(['metadata', 'name'], 'x'),
    'kind: Policy\r\nmetadata:\r\n  name: x\r\nrules: []\r\n',
  ],
  [
    'after a block list with a deeper comment',
    '- level: None\n  users:\n    - a\n    # more\n',
    set(verbs, ['get']),
    '- level: None\n  users:\n    - a\n    # more\n  verbs:\n    - get\n',
  ],
  ['in a rule that is null', '-   # c\n', set([...rule, 'level'], 'None'), '- level: None   # c\n'],
]);

const two = `rules: # all
  # about one
  - level: None
    # deep in one

  # set apart

  # about two
  - level: Metadata
`;
rows('rules', [
  [
    'remove the first',
    two,
    remove('rules', 0),
    'rules: # all\n  # set apart\n\n  # about two\n  - level: Metadata\n',
  ],
  [
    'remove the last',
    two,
    remove('rules', 1),
    two.replace('\n  # about two\n  - level: Metadata\n', ''),
  ],
  [
    'remove all',
    two,
    [remove('rules', 0), remove('rules', 0)],
    'rules: [] # all\n  # set apart\n\n',
  ],
  [
    'move down',
    two,
    { kind: 'moveRule', from: 0, to: 1 },
    'rules: # all\n  # about two\n  - level: Metadata\n\n  # set apart\n\n  # about one\n  - level: None\n    # deep in one\n',
  ],
  [
    'move up',
    two,
    { kind: 'moveRule', from: 1, to: 0 },
    'rules: # all\n  # about two\n  - level: Metadata\n\n  # set apart\n\n  # about one\n  - level: None\n    # deep in one\n',
  ],
  [
    'move without a last line break',
    '- level: a\n- level: b',
    { kind: 'moveRule', from: 0, to: 1 },
    '- level: b\n- level: a',
  ],
  [
    'move up without a last line break',
    '- level: a\n- level: b',
    { kind: 'moveRule', from: 1, to: 0 },
    '- level: b\n- level: a',
  ],
  [
    'duplicate',
    two,
    { kind: 'duplicateRule', index: 1 },
    `${two}\n  # about two\n  - level: Metadata\n`,
  ],
  [
    'add at the front',
    two,
    add(0),
    two.replace('  # about one', '  - level: None\n\n  # about one'),
  ],
  ['add at the end', two, add(2), `${two}\n  - level: None\n`],
  [
    'add in CRLF without a last line break',
    'rules:\r\n- level: a',
    add(1),
    'rules:\r\n- level: a\r\n- level: None',
  ],
  [
    'add before what follows',
    '- level: a\nomitManagedFields: true\n',
    add(1),
    '- level: a\n- level: None\nomitManagedFields: true\n',
  ],
  ['add to nothing', 'kind: Policy\n', add(0), 'kind: Policy\nrules:\n  - level: None\n'],
  ['add to []', 'rules: []  # none\n', add(0), 'rules:  # none\n  - level: None\n'],
  ['add to null', 'rules:  # none\n', add(0), 'rules:  # none\n  - level: None\n'],
  [
    'add before a second document',
    '- level: a\n---\nkind: x\n',
    add(1),
    '- level: a\n- level: None\n---\nkind: x\n',
  ],
  [
    'in brackets',
    'rules: [{level: a}, {level: b}]\n',
    [add(2), { kind: 'moveRule', from: 2, to: 0 }, remove('rules', 1)],
    'rules: [{level: None}, {level: b}]\n',
  ],
  ['set to nothing', two, set(['rules'], []), 'rules: [] # all\n\n  # set apart\n\n'],
  [
    'the last field takes the rule with it',
    '- level: a\n- level: b\n',
    remove('rules', 0, 'level'),
    '- level: b\n',
  ],
  [
    'the last value takes the entry with it',
    '- level: a\n  resources:\n  - resources: [x]\n',
    remove('rules', 0, 'resources', 0, 'resources', 0),
    '- level: a\n',
  ],
]);

const start = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: None\n';
rows('a text without a policy', [
  ['empty', '', add(0), start],
  ['comments', '# ours\n', add(0), `# ours\n${start}`],
  ['a document mark', '---\n', add(0), `---\n${start}`],
  ['byte order mark', '\uFEFF', add(0), `\uFEFF${start}`],
  ['set a field', '', set(['kind'], 'Policy'), 'kind: Policy\n'],
]);

rows('JSON', [
  [
    'compact',
    '{"rules":[{"level":"None"}]}',
    [add(1), set([...rule, 'verbs'], ['get'])],
    '{"rules":[{"level":"None","verbs":["get"]},{"level":"None"}]}',
  ],
  [
    'tall',
    '{\n  "rules": [\n    {\n      "level": "None"\n    }\n  ]\n}',
    [set([...rule, 'users'], ['a']), add(1)],
    '{\n  "rules": [\n    {\n      "level": "None",\n      "users": ["a"]\n    },\n    {"level": "None"}\n  ]\n}',
  ],
  [
    'null becomes a string',
    '{"metadata":{"name":null}}',
    set(['metadata', 'name'], 'x'),
    '{"metadata":{"name":"x"}}',
  ],
]);

rows('keys', [
  [
    'rename',
    '- verb : [get] # c\n',
    { kind: 'renameKey', path: [...rule, 'verb'], key: 'verbs' },
    '- verbs : [get] # c\n',
  ],
  [
    'rename keeps quotes',
    '- {"verb": [get]}\n',
    { kind: 'renameKey', path: [...rule, 'verb'], key: 'verbs' },
    '- {"verbs": [get]}\n',
  ],
  [
    'remove a field with its comment',
    '- level: None\n  x: 1 # c\n  # d\n  users: [a]\n',
    remove(...rule, 'x'),
    '- level: None\n  # d\n  users: [a]\n',
  ],
  [
    'remove the first field, keep the next comment',
    '- x: 1 # c\n  # d\n  level: None\n',
    remove(...rule, 'x'),
    '- # d\n  level: None\n',
  ],
]);

rows('a # in a string is no comment', [
  [
    'move in a flow list',
    '{"rules": [{"users": ["a: #b"]}, {"level": "None"}]}\n',
    { kind: 'moveRule', from: 0, to: 1 },
    '{"rules": [{"level": "None"}, {"users": ["a: #b"]}]}\n',
  ],
  [
    'move, with a comment inside a rule',
    'rules: [{level: a, # c\n  users: [b]}, {level: d}]\n',
    { kind: 'moveRule', from: 0, to: 1 },
    'rules: [{level: d}, {level: a, # c\n  users: [b]}]\n',
  ],
  [
    'a comment between the rules',
    'rules: [{level: a}, # c\n  {level: "#b"}]\n',
    { kind: 'moveRule', from: 0, to: 1 },
    'refused: There may be comments between these rules in [ ]. Move them in the YAML instead.',
  ],
  ['empty a list', "rules: [ '#a' ]\n", remove('rules', 0), 'rules: []\n'],
  ['replace a list', '- users: ["# a", b#c]\n', set([...rule, 'users'], ['d']), '- users: ["d"]\n'],
  ['replace a map', '- "# a":\n    b: " #"\n', set([...rule, '# a'], 'c'), '- "# a": c\n'],
  [
    'replace a block scalar',
    '- users:\n    - |\n      # a\n',
    set([...rule, 'users'], 'b'),
    '- users: b\n',
  ],
  [
    'a comment at a block scalar',
    '- users:\n    - | # c\n      a\n',
    set([...rule, 'users'], 'b'),
    'refused: Replacing this could delete comments. Edit the YAML instead.',
  ],
]);

describe('returns a reason for', () => {
  test.each<[string, string, Change, string]>([
    ['no YAML', 'rules: [', add(0), 'not valid YAML'],
    ['a list at the top', '- a\n', add(0), 'top level must be a map'],
    ['an alias', 'x: &a [b]\nrules:\n- verbs: *a\n', set([...verbs, 0], 'c'), 'alias'],
    [
      'a used anchor',
      'rules:\n- verbs: &a [b]\n- verbs: *a\n',
      set([...verbs, 0], 'c'),
      'reused elsewhere',
    ],
    [
      'removing a used anchor',
      'rules:\n- verbs: &a [b]\n- verbs: *a\n',
      remove('rules', 0),
      'anchor',
    ],
    [
      'moving an alias',
      'rules:\n- verbs: &a [b]\n- verbs: *a\n',
      { kind: 'moveRule', from: 1, to: 0 },
      'alias',
    ],
    [
      'duplicating an anchor',
      'rules:\n- verbs: &a [b]\n',
      { kind: 'duplicateRule', index: 0 },
      'anchor',
    ],
    ['a merge key', 'x: &a {level: None}\nrules:\n- <<: *a\n', set([...rule, 'level'], 'c'), '<<'],
    [
      'a block scalar',
      'rules:\n- level: |\n    None\n',
      set([...rule, 'level'], 'c'),
      'multi-line',
    ],
    [
      'a repeated key',
      'rules:\n- level: a\n  level: b\n',
      set([...rule, 'level'], 'c'),
      'more than once',
    ],
    [
      'renaming onto a key',
      'rules:\n- a: 1\n  b: 2\n',
      { kind: 'renameKey', path: [...rule, 'a'], key: 'b' },
      'already',
    ],
    ['rules that are a map', 'rules: {a: b}\n', add(0), 'must be a list'],
    [
      'a place that does not exist',
      'rules:\n- level: a\n',
      set(['rules', 5, 'level'], 'b'),
      "can't set 5",
    ],
    [
      'half a character',
      'rules:\n- level: a\n',
      set([...rule, 'level'], '\uD83D'),
      'incomplete character',
    ],
    ['a key over `?`', '? rules\n: - level: a\n', add(1), 'Edit the YAML'],
  ])('%s', (_, text, change, reason) => {
    const result = changeText(text, [change]);
    expect(result.refused).toContain(reason);
  });

  test('a number from a document', () => {
    const value: ChangeValue = JSON.parse('{"level": 1}');
    expect(changeText('rules: []\n', [set(['rules', 0], value)]).refused).toContain(
      'only write strings',
    );
  });

  test('returns the place', () => {
    const text = 'x: &a [b]\nrules:\n- verbs: *a\n';
    const result = changeText(text, [set([...verbs, 0], 'c')]);
    expect(result).toMatchObject({
      at: { start: text.indexOf('*a'), end: text.indexOf('*a') + 2 },
    });
  });
});

test('a change touches only its own characters', () => {
  const text = 'rules:\n- level: None # c\n  verbs: ["get"]\n';
  expect(changeText(text, [set([...verbs, 1], 'list')]).refused).toBeUndefined();
  expect(changeText(text, [set([...verbs, 1], 'list')])).toEqual({
    edits: [{ start: text.indexOf(']'), end: text.indexOf(']'), insert: ', "list"' }],
  });
});
