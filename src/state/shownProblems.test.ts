import { expect, test } from 'vitest';
import { shownProblems, showsOthers } from './shownProblems';
import type { Withheld } from './state';
import { createAppStore } from './store';

const text = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    verb: ["get"]
    namespaces: ["dev ", "prod"]
`;

const codesWith = (withheld: Withheld) => {
  const store = createAppStore({ text, withheld });
  return shownProblems(store.getState()).map(({ code }) => code);
};

test('outside of tasks, all problems are shown', () => {
  const { getState } = createAppStore({ text });
  expect(shownProblems(getState())).toBe(getState().analysis.problems);
  expect(shownProblems(getState()).map(({ code }) => code)).toEqual([
    'unknown-field',
    'white-space',
    'no-catch-all',
  ]);
});

test('findings that contradict a task are left out, the words of kube-apiserver never', () => {
  expect(codesWith({ help: false, codes: ['no-catch-all', 'unknown-field'] })).toEqual([
    'unknown-field',
    'white-space',
  ]);
});

test('until help is shown, only kube-apiserver speaks, without advice and fixes', () => {
  const { getState } = createAppStore({ text, withheld: { help: true, codes: [] } });
  const before = getState();
  expect(shownProblems(before)).toMatchObject([{ code: 'unknown-field', advice: '' }]);
  expect(shownProblems(before)[0]?.fix).toBeUndefined();
  expect(shownProblems(getState())).toBe(shownProblems(before));
  getState().showHelp();
  expect(showsOthers(getState(), before)).toBe(true);
  expect(shownProblems(getState())).toHaveLength(3);
});

test('a hidden answer hides all but errors', () => {
  const { getState } = createAppStore({ text, answer: 'hidden' });
  expect(shownProblems(getState())).toEqual([]);
  getState().type('rules: [');
  expect(shownProblems(getState())).toMatchObject([{ severity: 'error' }]);
});
