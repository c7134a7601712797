import { describe, expect, test } from 'vitest';
import '../engine/manifests';
import { settle } from './settled';
import { createAppStore } from './store';
import { eventually } from '../testing/eventually';

const policy =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n  - level: None\n';

function studio() {
  const store = createAppStore({ text: policy });
  const tasks: (() => void)[] = [];
  const { shown, settled, now } = settle(store, (task) => tasks.push(task));
  const paint = () => tasks.splice(0).forEach((task) => task());
  return { store, shown, settled, now, paint, waiting: () => tasks.length };
}

describe('the followers of the store', () => {
  test('typed text arrives in all panes together, after the next paint', () => {
    const { store, shown, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    expect([shown.getState().text, settled.getState().text]).toEqual([policy, policy]);
    paint();
    expect([shown.getState(), settled.getState()]).toEqual([store.getState(), store.getState()]);
  });

  test('so does a text with another request selected', () => {
    const { store, shown, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    store.getState().selectRequest('get-pods');
    paint();
    expect([shown.getState(), settled.getState()]).toEqual([store.getState(), store.getState()]);
  });

  test('a check that ends later arrives at once', async () => {
    const { store, shown, settled, paint } = studio();
    store.getState().type(`${policy}${'# a long text\n'.repeat(20_000)}`);
    paint();
    expect(shown.getState().analysis.text).toBe(policy);
    await eventually(() => expect(store.getState().analysis.text).not.toBe(policy));
    expect([shown.getState(), settled.getState()]).toEqual([store.getState(), store.getState()]);
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
  ])('%s arrives at once in the form, and in the preview after the next paint', (_name, act) => {
    const { store, shown, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    paint();
    const before = shown.getState();
    act(store);
    expect(settled.getState()).toBe(store.getState());
    expect(shown.getState()).toBe(before);
    paint();
    expect(shown.getState()).toBe(store.getState());
  });

  test.each<[string, (studio: ReturnType<typeof createAppStore>) => void]>([
    ['a template', (store) => store.getState().replaceText('kind: Policy\n')],
    ['undo', (store) => store.getState().undo()],
  ])('%s arrives after the next paint', (_name, act) => {
    const { store, shown, settled, paint } = studio();
    store.getState().type(`${policy}# a`);
    paint();
    const before = settled.getState();
    act(store);
    expect([shown.getState(), settled.getState()]).toEqual([before, before]);
    paint();
    expect([shown.getState(), settled.getState()]).toEqual([store.getState(), store.getState()]);
  });

  test('a selected request arrives at once in the preview, and elsewhere after the next paint', () => {
    const { store, shown, settled, paint } = studio();
    const before = settled.getState();
    store.getState().selectRequest('get-pods');
    expect(shown.getState()).toBe(store.getState());
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
