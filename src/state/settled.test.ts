import { describe, expect, test } from 'vitest';
import { settle } from './settled';
import { createAppStore } from './store';

const policy =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n  - level: None\n';

function studio() {
  const store = createAppStore({ text: policy });
  const tasks: (() => void)[] = [];
  const { settled, now } = settle(store, (task) => tasks.push(task));
  const paint = () => tasks.splice(0).forEach((task) => task());
  return { store, settled, now, paint, waiting: () => tasks.length };
}

describe('the follower of the store', () => {
  test('typed text arrives after the next paint', () => {
    const { store, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    expect(settled.getState().text).toBe(policy);
    paint();
    expect(settled.getState()).toBe(store.getState());
  });

  test('several keystrokes in one frame arrive together, in one task', () => {
    const { store, settled, paint, waiting } = studio();
    store.getState().type(`${policy}# a`);
    store.getState().type(`${policy}# ab`);
    expect(waiting()).toBe(1);
    paint();
    expect(settled.getState().text).toBe(`${policy}# ab`);
  });

  test.each<[string, (studio: ReturnType<typeof createAppStore>) => void]>([
    ['a form edit', (store) => store.getState().change([{ kind: 'remove', path: ['rules', 0] }])],
    ['a selected rule', (store) => store.getState().selectRule(1)],
  ])('%s arrives at once', (_name, act) => {
    const { store, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    paint();
    act(store);
    expect(settled.getState()).toBe(store.getState());
  });

  test.each<[string, (studio: ReturnType<typeof createAppStore>) => void]>([
    ['a template', (store) => store.getState().replaceText('kind: Policy\n')],
    ['undo', (store) => store.getState().undo()],
    ['a selected request', (store) => store.getState().selectRequest('get-pods')],
  ])('%s arrives after the next paint', (_name, act) => {
    const { store, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    paint();
    const before = settled.getState();
    act(store);
    expect(settled.getState()).toBe(before);
    paint();
    expect(settled.getState()).toBe(store.getState());
  });

  test('selecting a rule does not make typed text arrive earlier', () => {
    const { store, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    store.getState().selectRule(1);
    expect(settled.getState().text).toBe(policy);
    paint();
    expect(settled.getState()).toBe(store.getState());
  });

  test('now() makes it equal at once, and the task has nothing left to do', () => {
    const { store, settled, now, paint } = studio();
    store.getState().type(`${policy}# a`);
    now();
    expect(settled.getState()).toBe(store.getState());
    const seen: string[] = [];
    settled.subscribe(({ text }) => seen.push(text));
    paint();
    expect(seen).toEqual([]);
  });
});
