import { expect, it } from 'vitest';
import * as elsewhere from '../engine/elsewhere';
import type { Manifests } from '../engine/manifests';
import { createAppStore } from './store';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const holder = (key: string) =>
  `kind: ConfigMap\ndata:\n  ${key}: |\n${policy.replace(/^(?=.)/gm, '    ')}`;

interface Loading {
  arrive: () => void;
  fail: () => void;
}

/** A store whose module loads or fails when the test says so. */
function studio(text: string) {
  const loads: Loading[] = [];
  const load = () =>
    new Promise<Manifests>((resolve, reject) => {
      loads.push({ arrive: () => resolve(elsewhere), fail: () => reject(new Error('offline')) });
    });
  const store = createAppStore({ text }, load);
  const extracts = () =>
    store
      .getState()
      .analysis.problems.flatMap(({ fix }) =>
        fix && 'extract' in fix ? [`Extract ${fix.from.path}`] : [],
      );
  return { store, loads, extracts };
}

/** Lets what awaits a promise run. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it.each([
  ['a policy', policy],
  ['nothing', ''],
])('does not load anything for %s', (_name, text) => {
  expect(studio(text).loads).toEqual([]);
});

it('shows the problems without pointers first, then the first one with a pointer', async () => {
  const { store, loads, extracts } = studio(holder('a'));
  const before = store.getState().analysis;
  const server = before.problems.filter(({ source }) => source === 'kube-apiserver');
  expect(extracts()).toEqual([]);
  expect(server).not.toEqual([]);

  loads[0]?.arrive();
  await settled();
  const { analysis } = store.getState();
  expect(extracts()).toEqual(['Extract data.a']);
  expect(analysis.reading).toBe(before.reading);
  expect(analysis.problems.map(({ message }) => message)).toEqual([server[0]?.message]);
});

it('has pointers at once when the module is loaded', async () => {
  const { store, loads, extracts } = studio(holder('a'));
  loads[0]?.arrive();
  await settled();
  store.getState().type(holder('b'));
  expect(extracts()).toEqual(['Extract data.b']);
  store.getState().setKubernetes('1.31');
  expect(extracts()).toEqual(['Extract data.b']);
  expect(loads).toHaveLength(1);
});

it.each([
  ['another text that holds one', holder('b'), ['Extract data.b']],
  ['a policy', policy, []],
])(
  'points into the current text if it changed to %s while loading',
  async (_name, text, titles) => {
    const { store, loads, extracts } = studio(holder('a'));
    store.getState().type(text);
    loads[0]?.arrive();
    await settled();
    expect(store.getState().analysis.text).toBe(text);
    expect(extracts()).toEqual(titles);
    expect(loads).toHaveLength(1);
  },
);

it('tries again with the next change if loading failed', async () => {
  const { store, loads, extracts } = studio(holder('a'));
  loads[0]?.fail();
  await settled();
  expect(extracts()).toEqual([]);
  expect(loads).toHaveLength(1);

  store.getState().type(holder('b'));
  expect(loads).toHaveLength(2);
  loads[1]?.arrive();
  await settled();
  expect(extracts()).toEqual(['Extract data.b']);
});

it('points into a long text, which is checked later', async () => {
  const { store, loads, extracts } = studio(holder('a'));
  loads[0]?.arrive();
  await settled();
  const long = `${holder('b')}# ${'x'.repeat(100_000)}\n`;
  store.getState().type(long);
  await expect.poll(() => store.getState().analysis.text).toBe(long);
  expect(extracts()).toEqual(['Extract data.b']);
});

it('points into a long text when the module arrives after the check', async () => {
  const long = `${holder('b')}# ${'x'.repeat(100_000)}\n`;
  const { loads, extracts } = studio(long);
  await expect.poll(() => loads.length, { timeout: 5_000 }).toBe(1);
  expect(extracts()).toEqual([]);
  loads[0]?.arrive();
  await expect.poll(extracts, { timeout: 5_000 }).toEqual(['Extract data.b']);
});
