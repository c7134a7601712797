import { expect, test } from 'vitest';
import type { View } from '../workspace/workspace';
import { createAppStore } from './store';
import { showView, viewOf } from './view';

const stateWith = (view: View) => {
  const store = createAppStore({ text: 'kind: Policy\n' });
  showView(view, store.getState());
  return store.getState();
};
const shown = (view: View) => viewOf(stateWith(view));

test.each<[name: string, view: View]>([
  ['nothing', {}],
  ['a request and a tab', { request: 'secret-get', tab: 'events' }],
  ['a kind and a filter', { kind: 'Attack', filter: 'secret' }],
])('applied and read again: %s', (_name, view) => {
  expect(shown(view)).toEqual(view);
});

test.each<[name: string, view: View, expected: View]>([
  ['an unknown request', { request: 'x', filter: 'a' }, { filter: 'a' }],
  ['an unknown tab', { request: 'secret-get', tab: 'x' }, { request: 'secret-get', tab: 'why' }],
  ['an unknown kind', { kind: '__proto__' }, {}],
])('ignored: %s', (_name, view, expected) => {
  expect(shown(view)).toEqual(expected);
});

test('phones show the pane that a view is about', () => {
  expect(stateWith({ request: 'secret-get', tab: 'events' }).pane).toBe('Preview');
});
