import { describe, expect, it } from 'vitest';
import { selectCompared, selectEditChanges } from './changes';
import { selectRows } from './rows';
import { createAppStore, type StoreApi } from './store';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const secrets = '  - level: Metadata\n    resources: [{ resources: [secrets] }]\n';
const all = '  - level: Request\n';
const text = head + secrets + all;

const total = selectRows(createAppStore({ text }).getState()).length;
const ofSecrets = selectRows(createAppStore({ text }).getState()).filter(
  ({ decision }) => decision.rule === 0,
).length;

type Edit = (store: StoreApi) => void;
const move: Edit = (store) => store.getState().change([{ kind: 'moveRule', from: 1, to: 0 }]);
const level: Edit = (store) =>
  store.getState().change([{ kind: 'set', path: ['rules', 1, 'level'], value: 'None' }]);
const comment: Edit = (store) => store.getState().type(`# a comment\n${store.getState().text}`);
const broken: Edit = (store) => store.getState().type(`${store.getState().text}  - level: [`);
const undo: Edit = (store) => store.getState().undo();
const added: Edit = (store) =>
  store.getState().change([{ kind: 'addRule', index: 0, rule: { level: 'None', verbs: ['x'] } }]);

describe('selectEditChanges', () => {
  const rows: [name: string, edits: Edit[], sentence: string][] = [
    ['no edit', [], ''],
    ['a comment', [comment], ''],
    ['a move', [move], `${ofSecrets} requests changed from Metadata to Request`],
    [
      'the same move undone',
      [move, undo],
      `${ofSecrets} requests changed from Request to Metadata`,
    ],
    ['a level', [level], `${total - ofSecrets} requests changed from Request to None`],
    ['the last edit only', [level, comment], ''],
    ['a new first rule that matches nothing', [added], ''],
    ['a rejected text', [level, broken], ''],
  ];
  it.each(rows)('%s', (_name, edits, sentence) => {
    const store = createAppStore({ text });
    for (const edit of edits) edit(store);
    expect(selectEditChanges(store.getState()).sentence).toBe(sentence);
  });

  it('has the earlier rows of the requests that differ', () => {
    const store = createAppStore({ text });
    const rowsBefore = selectRows(store.getState());
    move(store);
    const { before } = selectEditChanges(store.getState());
    expect([...before.values()]).toEqual(rowsBefore.filter(({ decision }) => decision.rule === 0));
    expect(selectEditChanges(store.getState()).before).toBe(before);
  });

  it('compares typing with the policy before the whole undo step', () => {
    const store = createAppStore({ text });
    const typed = (word: string) => head + secrets + `  - level: ${word}\n`;
    for (const word of ['Reques', 'R', 'N', 'None']) store.getState().type(typed(word));
    expect(store.getState().history.past).toHaveLength(1);
    expect(selectEditChanges(store.getState()).sentence).toContain('from Request to None');
  });
});

describe('selectCompared', () => {
  it('compares with the baseline, until it is set again or comparing stops', () => {
    const store = createAppStore({ text });
    const sentence = () => selectCompared(store.getState())?.sentence;
    expect(sentence()).toBeUndefined();
    store.getState().compareWith('baseline');
    level(store);
    comment(store);
    expect(sentence()).toContain('from Request to None');
    store.getState().setBaseline();
    expect(sentence()).toBe('');
    store.getState().replaceText(text, 'template Mine');
    expect(store.getState().baseline.name).toBe('template Mine');
    expect(sentence()).toBe('');
    move(store);
    expect(sentence()).toContain('from Metadata to Request');
    store.getState().compareWith(undefined);
    expect(sentence()).toBeUndefined();
  });
});
