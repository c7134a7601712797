import { describe, expect, it } from 'vitest';
import { cursorContext } from './cursorContext';

/** `|` is the caret. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  const { parents, position, field, word, inFlow } = cursorContext(marked.replace('|', ''), offset);
  return [parents.join('.'), position, field, word, inFlow];
};

const rows: [string, string, [string, string, string, string, boolean]][] = [
  ['an empty text', '|', ['', 'key', '', '', false]],
  ['a top-level key', 'apiVersion: x\nki|', ['', 'key', '', 'ki', false]],
  ['a top-level value', 'kind: |', ['', 'value', 'kind', '', false]],
  ['the first key of a rule', 'rules:\n  - le|', ['rules', 'key', '', 'le', false]],
  [
    'a key of a rule without indentation',
    'rules:\n- level: None\n  ve|',
    ['rules', 'key', '', 've', false],
  ],
  [
    'a key of the second rule',
    'rules:\n  - level: None\n    verbs: ["get"]\n  - |',
    ['rules', 'key', '', '', false],
  ],
  ['the level', 'rules:\n  - level: Me|', ['rules', 'value', 'level', 'Me', false]],
  [
    'a flow list',
    'rules:\n  - level: None\n    verbs: ["get", "|"]',
    ['rules', 'item', 'verbs', '', true],
  ],
  ['a flow list not closed', 'rules:\n  - verbs: [ge|', ['rules', 'item', 'verbs', 'ge', true]],
  [
    'a flow list over lines',
    'rules:\n  - users: [\n      "a",\n      "system:ser|',
    ['rules', 'item', 'users', 'system:ser', true],
  ],
  ['a block list', 'omitStages:\n  - Req|', ['', 'item', 'omitStages', 'Req', false]],
  ['a block list in a rule', 'rules:\n- verbs:\n  - ge|', ['rules', 'item', 'verbs', 'ge', false]],
  [
    'a key of a resources entry',
    'rules:\n  - level: None\n    resources:\n      - gr|',
    ['rules.resources', 'key', '', 'gr', false],
  ],
  [
    'the second key of an entry',
    'rules:\n  - resources:\n      - group: ""\n        res|',
    ['rules.resources', 'key', '', 'res', false],
  ],
  [
    'resources of an entry',
    'rules:\n  - resources:\n      - group: ""\n        resources: ["po|"]',
    ['rules.resources', 'item', 'resources', 'po', true],
  ],
  [
    'resources of an entry as block list',
    'rules:\n- resources:\n  - group: ""\n    resources:\n    - po|',
    ['rules.resources', 'item', 'resources', 'po', false],
  ],
  ['after a closed list', 'rules:\n  - verbs: ["get"]\n    |', ['rules', 'key', '', '', false]],
  ['below a bare dash', 'rules:\n  -\n    le|', ['rules', 'key', '', 'le', false]],
  ['under metadata', 'metadata:\n  na|', ['metadata', 'key', '', 'na', false]],
];

describe('cursorContext', () => {
  it.each(rows)('%s', (_name, marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });
});
