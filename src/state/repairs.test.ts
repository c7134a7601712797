import { expect, it } from 'vitest';
import * as elsewhere from '../engine/elsewhere';
import { createAppStore } from './store';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None # keep\n';
const copied = `\`\`\`yaml\n${policy.replaceAll(/^(?=.)/gm, '> ')}\`\`\`\n`;

const studio = (text: string) => createAppStore({ text }, () => Promise.resolve(elsewhere));
type Store = ReturnType<typeof studio>;

/** The fix of the first problem that has one, once it is offered. */
async function offered(store: Store) {
  const found = () => store.getState().analysis.problems.find(({ fix }) => fix)?.fix;
  await expect.poll(found, { timeout: 5000 }).toBeDefined();
  return found()!;
}

it.each([
  ['a fence around quote marks', copied, policy, 'Remove what copying left'],
  [
    'a missing bracket',
    `${policy}- level: None\n  verbs: [get\n`,
    `${policy}- level: None\n  verbs: [get]\n`,
    'Add ] on line 6',
  ],
])(
  '%s: when typing pauses, taken out in one step, and back',
  async (_name, text, mended, title) => {
    const store = studio(text);
    const fix = await offered(store);
    expect(fix.title).toBe(title);
    store.getState().applyFix(fix);
    expect(store.getState().text).toBe(mended);
    expect(store.getState().analysis.reading.policy).not.toBeNull();
    store.getState().undo();
    expect(store.getState().text).toBe(text);
    expect((await offered(store)).title).toBe(title);
  },
);

it('gives way to the next key', async () => {
  const store = studio(copied);
  await offered(store);
  store.getState().type(`${copied}#`);
  store.getState().type(policy);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(store.getState().analysis.text).toBe(policy);
  expect(store.getState().checking).toBeUndefined();
});

it('says what a text is that is no policy, and offers nothing', async () => {
  const store = studio('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n');
  const said = () =>
    store
      .getState()
      .analysis.problems.map(({ advice }) => advice)
      .join(' ');
  await expect.poll(said, { timeout: 5000 }).toContain('manifest for the cluster');
  expect(store.getState().analysis.problems.filter(({ fix }) => fix)).toEqual([]);
});
