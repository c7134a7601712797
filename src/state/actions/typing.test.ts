import { expect, it } from 'vitest';
import { initialState } from './opening';
import { afterTyping, isCheckedLater } from './typing';

const good = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const state = { ...initialState({ text: good }), selectedRule: 0 };
const long = good + '# a line of comment\n'.repeat(4000);

it.each<[name: string, text: string, later: boolean]>([
  ['a short text', `${good}# a\n`, false],
  ['a long text', long, true],
])('%s', (_name, text, later) => {
  const next = afterTyping(state, text, 0);
  expect(isCheckedLater(text)).toBe(later);
  expect(next.analysis?.text).toBe(later ? undefined : text);
  expect([next.text, next.changedIn, next.history?.past.length]).toEqual([text, 'text', 1]);
});

it('keeps the selection, and records it for undo', () => {
  const next = afterTyping(state, `${good}#`, 0);
  expect(next).not.toHaveProperty('selectedRule');
  expect(next.history?.past[0]?.selected).toEqual({ before: 0, after: 0 });
});

it('joins letters typed in a row into one step', () => {
  const one = { ...state, ...afterTyping(state, `${good}#`, 0) };
  expect(afterTyping(one, `${good}#a`, 100).history?.past).toHaveLength(1);
  expect(afterTyping(one, `${good}#a`, 5000).history?.past).toHaveLength(2);
});
