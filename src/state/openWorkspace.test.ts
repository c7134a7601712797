import { expect, test } from 'vitest';
import type { Opening } from '../workspace/opening';
import { isAnswerHidden } from './isAnswerHidden';
import { openingIn } from './openWorkspace';
import { createAppStore } from './store';

const first: Opening = {
  id: 'a',
  name: 'Prod',
  text: 'kind: Policy\n',
  kubernetes: '1.33',
  lineEnding: '\r\n',
  fileName: 'audit.yaml',
  later: { author: 'Ana' },
  standing: 'kept',
  revision: 3,
};

test('the store holds the whole workspace it was created with', () => {
  expect(openingIn(createAppStore(first).getState())).toEqual(first);
});

test('opening another workspace replaces all of it', () => {
  const store = createAppStore(first);
  const next: Opening = {
    id: 'b',
    name: 'b',
    text: '',
    kubernetes: '1.37',
    lineEnding: '\n',
    standing: 'shared',
  };
  store.getState().openWorkspace(next);
  expect(openingIn(store.getState())).toEqual({ ...next, fileName: undefined });
});

test('includes edits, the Kubernetes version and the name', () => {
  const store = createAppStore(first);
  store.getState().type('# a\n');
  store.getState().setKubernetes('1.34');
  store.getState().nameWorkspace({ name: 'Staging' });
  expect(openingIn(store.getState())).toEqual({
    ...first,
    text: '# a\n',
    kubernetes: '1.34',
    name: 'Staging',
  });
});

test('a hidden answer belongs to the workspace until its reader asks for it', () => {
  const store = createAppStore({ ...first, standing: 'shared', answer: 'hidden' });
  expect(isAnswerHidden(store.getState())).toBe(true);
  // As for a copy.
  store.getState().nameWorkspace({ id: 'b', standing: 'kept' });
  expect(openingIn(store.getState())).toEqual({ ...first, id: 'b', answer: 'hidden' });
  store.getState().hideAnswer(false);
  expect(isAnswerHidden(store.getState())).toBe(false);
  expect(openingIn(store.getState()).answer).toBeUndefined();
});
