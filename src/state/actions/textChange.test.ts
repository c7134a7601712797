import { describe, expect, it } from 'vitest';
import { check } from '../../engine/check';
import { record, type History } from '../history';
import type { State } from '../state';
import { initialState } from './opening';
import { normalized, policyOf, withAnalysis, withCheckedText, withText } from './textChange';

const good = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const state = initialState({ text: good });
const broken = `${good}- level: [`;

it.each<[name: string, raw: string, text: string, lineEnding: string]>([
  ['nothing', '', '', '\n'],
  ['a byte order mark', '\uFEFFa\n', 'a\n', '\n'],
  ['Windows line endings', 'a\r\nb\r\n', 'a\nb\n', '\r\n'],
  ['old Macintosh line endings', 'a\rb', 'a\nb', '\n'],
  ['a byte order mark that is not at the start', 'a\uFEFF', 'a\uFEFF', '\n'],
])('normalized: %s', (_name, raw, text, lineEnding) => {
  expect(normalized(raw)).toEqual({ text, lineEnding });
});

describe('a new text', () => {
  const step = (from: State, text: string, kind: 'typing' | 'edit', at: number): History =>
    record(from.history, from.text, text, kind, at);

  it('is not checked by withText', () => {
    const next = withText(state, 'x', step(state, 'x', 'edit', 0));
    expect(Object.keys(next).toSorted()).toEqual(['beforeEdit', 'changedIn', 'history', 'text']);
  });

  it('that is rejected keeps the last valid analysis', () => {
    const next = withCheckedText(state, broken, step(state, broken, 'edit', 0));
    expect(next.analysis?.reading.outcome).toBe('refused');
    expect(next.lastGood).toBe(state.analysis);
  });

  it('is compared with the policy before its undo step, not before its last letter', () => {
    const typed = `${good}#`;
    const one = { ...state, ...withCheckedText(state, typed, step(state, typed, 'typing', 0)) };
    expect(one.beforeEdit).toBe(policyOf(state));
    const two = withText(one, `${typed}a`, step(one, `${typed}a`, 'typing', 100));
    expect(two).not.toHaveProperty('beforeEdit');
    const other = withText(one, good, step(one, good, 'edit', 200));
    expect(other.beforeEdit).toBe(policyOf(one));
  });
});

it('withAnalysis makes a valid analysis the last valid one', () => {
  const analysis = check(good, '1.35');
  expect(withAnalysis(state, analysis)).toEqual({
    analysis,
    lastGood: analysis,
    isOutdated: false,
  });
});
