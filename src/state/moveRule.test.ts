import { describe, expect, it } from 'vitest';
import { moveRule, moveRuleAt } from './moveRule';
import { createAppStore } from './store';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const rule = (name: string) => `  # ${name}\n  - level: None\n    users: [${name}]\n`;
const policy = (names: string) => head + names.split('').map(rule).join('');

describe('moveRule', () => {
  it('moves the comment and the selection with the rule', () => {
    const store = createAppStore({ text: policy('abc') });
    store.getState().selectRule(1);
    expect(moveRule(store, 2, 0)).toBe(true);
    expect(store.getState().text).toBe(policy('cab'));
    expect(store.getState().selectedRule).toBe(2);
  });

  it.each<[from: number, to: number, text: string, spoken: string]>([
    [2, 0, policy('abc'), 'Rule 3 is now rule 1 of 3.'],
    [0, -1, policy('abc'), 'Rule 1 is already first.'],
    [2, 3, policy('abc'), 'Rule 3 is already last.'],
    [0, 1, `${policy('ab')}  - level: [`, 'Rules can be moved when the text has no error.'],
  ])('from %i to %i is spoken', (from, to, text, spoken) => {
    const store = createAppStore({ text });
    moveRule(store, from, to);
    expect(store.getState().spoken).toBe(spoken);
  });
});

describe('moveRuleAt', () => {
  const rows: [name: string, at: string, by: 1 | -1, order: string][] = [
    ['down', 'users: [a]', 1, 'bac'],
    ['up', 'users: [c]', -1, 'acb'],
    ['not above the first', 'users: [a]', -1, 'abc'],
    ['not below the last', 'users: [c]', 1, 'abc'],
  ];
  it.each(rows)('%s; the caret keeps its place in the rule', (_name, at, by, order) => {
    const store = createAppStore({ text: policy('abc') });
    const caret = moveRuleAt(store, store.getState().text.indexOf(at), by);
    expect(store.getState().text).toBe(policy(order));
    expect(store.getState().text.indexOf(at)).toBe(caret);
  });

  it('returns undefined outside of rules', () => {
    expect(moveRuleAt(createAppStore({ text: policy('ab') }), 3, 1)).toBeUndefined();
  });

  it('moves nothing while the text does not parse', () => {
    const text = `${policy('ab')}  - level: [`;
    const store = createAppStore({ text });
    moveRuleAt(store, text.indexOf('users: [a]'), 1);
    expect(store.getState().text).toBe(text);
  });
});
