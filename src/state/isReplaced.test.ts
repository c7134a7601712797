import { expect, test } from 'vitest';
import { isReplaced } from './isReplaced';
import type { Store } from './state';
import { createAppStore } from './store';

const policy = 'kind: Policy\nrules:\n- level: None\n- level: Metadata\n';
const other = 'kind: Policy\nrules:\n- level: Request\n  verbs: [get]\n  users: [a]\n';
const oneLine = '{"kind":"Policy","rules":[{"level":"None"}]}';
const twoCarets = [
  { start: 0, end: 12, insert: '# a' },
  { start: 13, end: policy.length, insert: '# b\n' },
];

test.each<[name: string, first: string, change: (store: Store) => void, expected: boolean]>([
  ['a template', policy, ({ replaceText }) => replaceText(other), true],
  ['a file', policy, ({ replaceText }) => replaceText('a: 1', 'a', { name: 'a.yaml' }), true],
  ['an earlier version', policy, ({ takeText }) => takeText('# old\n'), true],
  ['a paste over everything', policy, ({ type }) => type(other), true],
  ['a key over everything', policy, ({ type }) => type('x'), true],
  ['everything deleted', policy, ({ type }) => type(''), true],
  ['a line in place of another line', oneLine, ({ type }) => type('{"kind":"Other"}'), true],
  ['most of it cut out', policy, ({ type }) => type('kind: Policy\n'), true],
  ['the same text', policy, ({ replaceText }) => replaceText(policy), false],
  ['nothing replaced', '\n', ({ replaceText }) => replaceText(policy), false],
  ['a key', policy, ({ type }) => type(`${policy}#`), false],
  ['a key in a single line', oneLine, ({ type }) => type(oneLine.replace('None', 'Non')), false],
  ['a line deleted', policy, ({ type }) => type(policy.replace('rules:\n', '')), false],
  ['a paste before the text', policy, ({ type }) => type(other + policy), false],
  ['lines moved', policy, ({ type }) => type(policy.split('\n').toReversed().join('\n')), false],
  ['keys at several carets', policy, ({ type }) => type('# a\n# b\n', twoCarets), false],
])('%s: %s', (_name, first, change, expected) => {
  const store = createAppStore({ text: first });
  const before = store.getState();
  change(before);
  expect(isReplaced(before, store.getState())).toBe(expected);
  // Undone, the other text is the one that is replaced; redone, this one again.
  const changed = store.getState();
  if (!expected) return;
  changed.undo();
  const undone = store.getState();
  const isBig = changed.text.length * 2 > first.length;
  if (isBig) expect(isReplaced(changed, undone)).toBe(true);
  undone.redo();
  expect(isReplaced(undone, store.getState())).toBe(true);
});

test('a paste right after a key, in the same undo step', () => {
  const store = createAppStore({ text: oneLine });
  store.getState().type(`${oneLine} `);
  const before = store.getState();
  before.type('{"kind":"Other"}');
  expect(store.getState().history.past).toHaveLength(1);
  expect(isReplaced(before, store.getState())).toBe(true);
});
