import { describe, expect, it } from 'vitest';
import { cursorContext } from './cursorContext';

/** `|` is the caret. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  return cursorContext(marked.replace('|', ''), offset);
};

/** "parents position field=word", with "+dash" where one is missing and "flow" inside brackets. */
const told = (marked: string) => {
  const { parents, position, field, word, inFlow, needsDash } = at(marked);
  if (position === 'none') return 'none';
  const where = `${parents.join('.')} ${position} ${field}=${word}`.trim();
  return `${where}${needsDash ? ' +dash' : ''}${inFlow ? ' flow' : ''}`;
};

const rows: [name: string, text: string, expected: string][] = [
  ['an empty text', '|', 'key ='],
  ['a first letter', 'a|', 'key =a'],
  ['a top-level key', 'apiVersion: x\nki|', 'key =ki'],
  ['a new line at the end', 'apiVersion: x\n|', 'key ='],
  ['a top-level value', 'kind: |', 'value kind='],
  [
    'a value with colons and slashes',
    'apiVersion: audit.k8s.io/|',
    'value apiVersion=audit.k8s.io/',
  ],
  ['a quoted value', 'kind: "Po|"', 'value kind=Po'],
  ['inside a key', 'ap|iVersion: x', 'key =ap'],
  ['inside a quoted key', '"ap|iVersion": x', 'key =ap'],
  ['the first key of a rule', 'rules:\n  - le|', 'rules key =le'],
  ['a rule without indentation', 'rules:\n- level: None\n  ve|', 'rules key =ve'],
  ['the second rule', 'rules:\n  - level: None\n    verbs: ["get"]\n  - |', 'rules key ='],
  ['a rule whose dash is missing', 'rules:\n  |', 'rules key = +dash'],
  ['a second rule whose dash is missing', 'rules:\n  - level: None\n  |', 'rules key = +dash'],
  [
    'a line between the keys of a rule',
    'rules:\n  - level: None\n    |\n    users: ["a"]',
    'rules key =',
  ],
  ['the column of a list without indentation', 'rules:\n- level: None\n|', 'key ='],
  ['too far right', 'rules:\n  - level: None\n      |', 'none'],
  ['the level', 'rules:\n  - level: Me|', 'rules value level=Me'],
  ['the level on a line of its own', 'rules:\n  - level:\n      Me|', 'rules value level=Me'],
  ['a flow list', 'rules:\n  - level: None\n    verbs: ["get", "|"]', 'rules item verbs= flow'],
  ['an unclosed flow list', 'rules:\n  - verbs: [ge|', 'rules item verbs=ge flow'],
  [
    'an unclosed quote',
    'rules:\n  - verbs: ["get", "li|\n  - level: None',
    'rules item verbs=li flow',
  ],
  [
    'a flow list over lines',
    'rules:\n  - users: [\n      "a",\n      "system:ser|',
    'rules item users=system:ser flow',
  ],
  ['below an unclosed list', 'rules:\n  - verbs: ["get"\n    le|', 'rules item verbs=le flow'],
  [
    'two fields below an unclosed list',
    'rules:\n  - verbs: ["get"\n    users: ["a"]\n    le|',
    'rules key =le',
  ],
  ['after a closed quote', 'rules:\n  - verbs: ["get"|]', 'none'],
  ['after a closed list on its line', 'rules:\n  - verbs: ["get"] |', 'none'],
  ['a block list', 'omitStages:\n  - Req|', 'item omitStages=Req'],
  ['a block list whose dash is missing', 'omitStages:\n  |', 'item omitStages= +dash'],
  ['a block list in a rule', 'rules:\n- verbs:\n  - ge|', 'rules item verbs=ge'],
  ['a quoted item', 'rules:\n- verbs:\n  - "ge|"', 'rules item verbs=ge'],
  ['an item before others', 'rules:\n- verbs:\n  - |\n  - get', 'rules item verbs='],
  ['an entry', 'rules:\n  - level: None\n    resources:\n      - gr|', 'rules.resources key =gr'],
  [
    'the second key of an entry',
    'rules:\n  - resources:\n      - group: ""\n        res|',
    'rules.resources key =res',
  ],
  [
    'resources of an entry',
    'rules:\n  - resources:\n      - group: ""\n        resources: ["po|"]',
    'rules.resources item resources=po flow',
  ],
  [
    'resources as block list',
    'rules:\n- resources:\n  - group: ""\n    resources:\n    - po|',
    'rules.resources item resources=po',
  ],
  [
    'a key of a flow map',
    'rules:\n- resources:\n  - { group: "", re| }',
    'rules.resources key =re flow',
  ],
  [
    'a value of a flow map',
    'rules:\n- resources: [{ group: "|" }]',
    'rules.resources value group= flow',
  ],
  [
    'a list in a flow map',
    'rules:\n- resources: [{ group: apps, resources: ["d|"] }]',
    'rules.resources item resources=d flow',
  ],
  ['a flow rule', 'rules: [{ level: |', 'rules value level= flow'],
  ['JSON', '{"kind": "Policy",\n "rules": [\n{"level": "|"}\n]}', 'rules value level= flow'],
  ['a key in JSON', '{"kind": "Policy", "|"}', 'key = flow'],
  ['after a closed list', 'rules:\n  - verbs: ["get"]\n    |', 'rules key ='],
  ['below a bare dash', 'rules:\n  -\n    le|', 'rules key =le'],
  ['under metadata', 'metadata:\n  na|', 'none'],
  ['a comment', 'kind: Policy # Pol|', 'none'],
  ['a comment line', '# ki|', 'none'],
  ['a comment in brackets', 'rules:\n- verbs: [ # ge|\n', 'none'],
  ['before a dash', 'rules:\n |  - level: None', 'none'],
  ['behind a value', 'kind: Policy |', 'none'],
  ['behind a quoted value', 'kind: "Policy"|', 'none'],
  ['right before a value', 'kind: |Policy', 'value kind='],
];

describe('cursorContext', () => {
  it.each(rows)('%s', (_name, marked, expected) => {
    expect(told(marked)).toBe(expected);
  });

  const siblings: [name: string, text: string, expected: Record<string, string>][] = [
    ['keys before and behind', 'kind: Policy\n|\nrules:\n', { kind: 'Policy', rules: '' }],
    ['not the one at the caret', 'kind: Policy\nru|les:\n', { kind: 'Policy' }],
    [
      'of its own rule',
      'rules:\n- level: None\n  |\n  users: ["a"]\n- verbs: []\n',
      { level: 'None', users: '' },
    ],
    ['none at a new rule', 'rules:\n- level: None\n- |', {}],
    ['none at a rule whose dash is missing', 'rules:\n  - level: None\n  |', {}],
    ['keys that follow a new dash', 'rules:\n- |\n  level: None\n', { level: 'None' }],
    [
      'the group of the entry',
      'rules:\n- resources:\n  - resources: ["|"]\n    group: "apps"\n',
      { resources: '', group: 'apps' },
    ],
    [
      'the group of a flow map',
      'rules:\n- resources: [{ resources: ["|"], group: apps }]\n',
      { resources: '', group: 'apps' },
    ],
    [
      'the group of a block list',
      'rules:\n- resources:\n  - group: apps # x\n    resources:\n    - |\n',
      { group: 'apps', resources: '' },
    ],
  ];
  it.each(siblings)('siblings: %s', (_name, marked, expected) => {
    expect(Object.fromEntries(at(marked).siblings)).toEqual(expected);
  });

  const items: [name: string, text: string, expected: string[]][] = [
    ['of a flow list', 'omitStages: [Panic, "|", "ResponseStarted"]', ['Panic', 'ResponseStarted']],
    [
      'of a block list',
      'omitStages:\n- Panic\n- |\n- "ResponseStarted"\n',
      ['Panic', 'ResponseStarted'],
    ],
    ['not the one at the caret', 'omitStages: ["Pa|nic", "ResponseStarted"]', ['ResponseStarted']],
  ];
  it.each(items)('items: %s', (_name, marked, expected) => {
    expect(at(marked).items.map(({ text }) => text)).toEqual(expected);
  });

  const words: [name: string, text: string, expected: string][] = [
    ['a plain word whole', 'level: Me|ta', 'Meta'],
    ['without quotes', 'level: "Me|ta" # x', 'Meta'],
    ['a quote not closed ends at the caret', 'verbs: ["g|et, list', 'g'],
    ['in a flow list', 'verbs: [g|et, list]', 'get'],
    ['a key', '  le|vel: x', 'level'],
  ];
  it.each(words)('word: %s', (_name, marked, expected) => {
    const { wordStart, wordEnd } = at(marked);
    expect(marked.replace('|', '').slice(wordStart, wordEnd)).toBe(expected);
  });

  it('recognizes a text without fields', () => {
    expect(at('# a policy\n\n|').isBlank).toBe(true);
    expect(at('# a policy\nkind: x\n|').isBlank).toBe(false);
    expect(at('a|').isBlank).toBe(true);
  });

  it('returns a context at every place of a truncated text', () => {
    const whole =
      'rules: # x\n  - level: "None\n    verbs: [\'get\', {a: [b, "c\\"\n  - - {\n  resources:\n- ]}: x\n';
    for (let end = 0; end <= whole.length; end++) {
      for (let offset = 0; offset <= end; offset++) {
        const { wordStart, wordEnd } = cursorContext(whole.slice(0, end), offset);
        expect(wordStart).toBeLessThanOrEqual(offset);
        expect(wordEnd).toBeGreaterThanOrEqual(offset);
      }
    }
  });
});
