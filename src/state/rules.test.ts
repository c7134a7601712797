import { describe, expect, test } from 'vitest';
import { moveRule } from './moveRule';
import { selectUnreached, selectFormPolicy, selectRuleKeys } from './rules';
import { createAppStore } from './store';

const levels = ['None', 'Metadata', 'Request', 'RequestResponse'];
const policy = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${levels
  .map((level, index) => `  - level: ${level}\n    users: [u${index}]\n`)
  .join('')}`;

type Act = (store: ReturnType<typeof createAppStore>) => void;

describe('keys and identity of rules in the form', () => {
  /** Each rule afterwards: its earlier index, or '+' if it is new; '=' if it is the same object, '~' if not. */
  test.each<[string, Act, string[]]>([
    ['a typed comment', (s) => s.getState().type(`# a\n${policy}`), ['0=', '1=', '2=', '3=']],
    [
      'a changed level',
      (s) => s.getState().change([{ kind: 'set', path: ['rules', 1, 'level'], value: 'None' }]),
      ['0=', '1~', '2=', '3='],
    ],
    ['moved down', (s) => moveRule(s, 0, 2), ['1=', '2=', '0=', '3=']],
    ['moved up', (s) => moveRule(s, 3, 1), ['0=', '3=', '1=', '2=']],
    [
      'removed',
      (s) => s.getState().change([{ kind: 'remove', path: ['rules', 1] }]),
      ['0=', '2=', '3='],
    ],
    [
      'added in front',
      (s) => s.getState().change([{ kind: 'addRule', index: 0, rule: { level: 'Request' } }]),
      ['+', '0=', '1=', '2=', '3='],
    ],
    [
      'duplicated',
      (s) => s.getState().change([{ kind: 'duplicateRule', index: 1 }]),
      ['0=', '1=', '+', '2=', '3='],
    ],
    [
      'a text that does not parse',
      (s) => s.getState().type(`${policy}  - [`),
      ['0=', '1=', '2=', '3='],
    ],
  ])('%s', (_name, act, expected) => {
    const store = createAppStore({ text: policy });
    const rules = selectFormPolicy(store.getState())?.rules ?? [];
    const keys = selectRuleKeys(store.getState());
    act(store);
    const after = selectFormPolicy(store.getState())?.rules ?? [];
    const fates = selectRuleKeys(store.getState()).map((key, index) => {
      const from = keys.indexOf(key);
      if (from < 0) return '+';
      return `${from}${after[index] === rules[from] ? '=' : '~'}`;
    });
    expect(fates).toEqual(expected);
    expect(new Set(selectRuleKeys(store.getState())).size).toBe(after.length);
  });
});

test.each<[string, string, (string | undefined)[]]>([
  [
    'a narrow rule after a wide one',
    '- level: None\n  verbs: [get]\n  users: [a]\n',
    [undefined, 'Rule 1 matches all of its requests first.'],
  ],
  [
    'every rule after a catch-all',
    '- level: None\n- level: Metadata\n',
    [undefined, undefined, 'Rule 2 matches all of its requests first.'],
  ],
  [
    'a rule after two that match all of its requests',
    '- level: None\n  verbs: [list]\n- level: None\n  verbs: [get, list]\n',
    [undefined, undefined, 'Rules 1 and 2 together match all of its requests first.'],
  ],
  [
    'a rule whose conditions exclude each other',
    '- level: None\n  users: [a]\n  userGroups: [system:unauthenticated]\n',
    [undefined, 'No request matches all of its conditions.'],
  ],
  ['none', '- level: None\n  verbs: [list]\n', [undefined, undefined]],
  ['a text that does not parse: of the last valid one', '- level: [', [undefined]],
])('why no request reaches a rule: %s', (_, rest, reasons) => {
  const first =
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n  verbs: [get]\n';
  const store = createAppStore({ text: first });
  store.getState().type(first + rest);
  expect(selectUnreached(store.getState())).toEqual(reasons);
});

test('what a task asks for is not told by rules that are never reached', () => {
  const text =
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n- level: None\n';
  const store = createAppStore({ text, withheld: { help: true, codes: [] } });
  expect(selectUnreached(store.getState())).toEqual([]);
  store.getState().showHelp();
  expect(selectUnreached(store.getState())).toHaveLength(2);
});
