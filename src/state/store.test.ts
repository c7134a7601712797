import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshness, isFormLocked, selectRows } from './rows';
import { selectFormPolicy, selectRuleCounts } from './rules';
import { createAppStore, type StoreApi } from './store';

const policyOf = (rules: string) => `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules}`;
const good = policyOf('  - level: Metadata\n');

describe('store', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('decides the requests for the first text', () => {
    const store = createAppStore({ text: good });
    expect(store.getState().analysis.reading.outcome).toBe('accepted');
    expect(selectRows(store.getState()).length).toBeGreaterThanOrEqual(65);
    expect(selectRuleCounts(store.getState())).toEqual([selectRows(store.getState()).length]);
  });

  it('keeps the last valid rows while the text does not parse', () => {
    const store = createAppStore({ text: good });
    const rows = selectRows(store.getState());
    store.getState().type(`${good}  - level: [`);
    expect(store.getState().analysis.reading.outcome).toBe('refused');
    expect(selectRows(store.getState())).toBe(rows);
    vi.advanceTimersByTime(700);
    expect(freshness(store.getState())).toBe('broken');
    expect(isFormLocked(store.getState())).toBe(true);
    expect(selectFormPolicy(store.getState())?.rules).toHaveLength(1);
    store.getState().undo();
    expect(store.getState().text).toBe(good);
    expect(freshness(store.getState())).toBe('now');
  });

  it('lets the form correct a value that kube-apiserver rejects', () => {
    const store = createAppStore({ text: good.replace('Metadata', 'metadata') });
    expect(store.getState().analysis.reading.outcome).toBe('refused');
    expect(isFormLocked(store.getState())).toBe(false);
    expect(
      store.getState().change([{ kind: 'set', path: ['rules', 0, 'level'], value: 'Metadata' }]),
    ).toBe(true);
    expect(store.getState().text).toBe(good);
  });

  it('keeps the identity of unchanged rows', () => {
    const store = createAppStore({ text: good });
    const before = selectRows(store.getState());
    store.getState().type(`# a comment\n${good}`);
    expect(selectRows(store.getState())[0]).toBe(before[0]);
  });

  it('removes an overwritten key as one undo step, and the policy stays the same', () => {
    const twice = `${good}    level: None\n`;
    const store = createAppStore({ text: twice });
    const { problems, reading } = store.getState().analysis;
    const fix = problems[0]?.fix;
    expect(fix && store.getState().applyFix(fix)).toBe(true);
    expect(store.getState().text).toBe(good.replace('Metadata', 'None'));
    expect(store.getState().analysis.reading).toMatchObject({
      warning: null,
      policy: reading.policy,
    });
    expect(store.getState().notice?.text).toBe('Fixed: removed the ignored duplicate.');
    expect(fix && store.getState().applyFix(fix)).toBe(false);
    store.getState().undo();
    expect(store.getState().text).toBe(twice);
  });

  it('declines an edit with a reason and leaves the text', () => {
    const store = createAppStore({ text: `${good}  - level: [` });
    expect(store.getState().change([{ kind: 'remove', path: ['rules', 0] }])).toBe(false);
    expect(store.getState().notice?.text).not.toBe('');
    expect(store.getState().text).toBe(`${good}  - level: [`);
  });

  it('checks a long text when typing pauses', () => {
    const store = createAppStore({ text: good });
    const long = good + '# a line of comment\n'.repeat(4000);
    store.getState().type(long);
    expect(store.getState().text).toBe(long);
    expect(store.getState().analysis.text).toBe(good);
    expect(freshness(store.getState())).toBe('reading');
    vi.advanceTimersByTime(500);
    expect(store.getState().analysis.text).toBe(long);
  });

  describe('a long text', () => {
    const long = good + '# a line of comment\n'.repeat(4000);
    const longer = `${long}# b\n`;

    it.each<[name: string, act: (store: StoreApi) => void, text: string]>([
      ['that is opened', () => {}, long],
      ['that replaces another', (store) => store.getState().replaceText(longer, 'x'), longer],
      ['of another version', (store) => store.getState().setKubernetes('1.31'), long],
      [
        'that comes back with undo',
        (store) => {
          vi.advanceTimersByTime(2000);
          store.getState().replaceText('');
          store.getState().undo();
        },
        long,
      ],
    ])('%s waits, and is checked in steps', (_name, act, text) => {
      const store = createAppStore({ text: long });
      act(store);
      expect(freshness(store.getState())).toBe('reading');
      vi.advanceTimersByTime(2000);
      const { analysis, baseline, kubernetes } = store.getState();
      expect([analysis.text, analysis.kubernetes, freshness(store.getState())]).toEqual([
        text,
        kubernetes,
        'now',
      ]);
      expect(baseline.policy?.rules).toHaveLength(1);
      expect(selectRows(store.getState())).toHaveLength(store.getState().requests.length);
    });

    it('is not checked any more when the user stops it, until the user wants it again', () => {
      const store = createAppStore({ text: long });
      store.getState().stopChecking();
      vi.advanceTimersByTime(5000);
      expect([freshness(store.getState()), store.getState().checking]).toEqual([
        'reading',
        'stopped',
      ]);
      store.getState().resumeChecking();
      vi.advanceTimersByTime(2000);
      expect([freshness(store.getState()), store.getState().checking]).toEqual(['now', undefined]);
    });

    it('gives way to the next key', () => {
      const store = createAppStore({ text: long });
      store.getState().type(good);
      expect(freshness(store.getState())).toBe('now');
      vi.advanceTimersByTime(5000);
      expect([store.getState().analysis.text, store.getState().checking]).toEqual([
        good,
        undefined,
      ]);
    });
  });

  it('removes the byte order mark and normalizes line endings', () => {
    const store = createAppStore({ text: `\uFEFF${good.replaceAll('\n', '\r\n')}` });
    expect(store.getState().text).toBe(good);
    expect(store.getState().lineEnding).toBe('\r\n');
  });

  it('restores the selected rule with undo and redo', () => {
    const store = createAppStore({ text: `${good}  - level: None\n` });
    store.getState().selectRule(0);
    store.getState().change([{ kind: 'moveRule', from: 0, to: 1 }]);
    expect(store.getState().selectedRule).toBe(1);
    store.getState().undo();
    expect(store.getState().selectedRule).toBe(0);
    store.getState().redo();
    expect(store.getState().selectedRule).toBe(1);
  });

  it('keeps the open rule open when a quick fix moves another past it', () => {
    const one = '  - level: None\n    users: [a]\n';
    const all = '  - level: Metadata\n';
    const store = createAppStore({ text: policyOf(all + one) });
    store.getState().selectRule(1);
    const { problems } = store.getState().analysis;
    const fix = problems.find(({ fix }) => fix?.title === 'Move rule 1 to the end')?.fix;
    expect(fix && store.getState().applyFix(fix)).toBe(true);
    expect(store.getState().text).toBe(policyOf(one + all));
    expect(store.getState().selectedRule).toBe(0);
  });

  it('keeps a notice about storage after an edit, but not a declined edit', () => {
    const store = createAppStore({ text: good });
    store.getState().say('no room', 'bad');
    store.getState().change([{ kind: 'set', path: ['rules', 0, 'level'], value: 'None' }]);
    expect(store.getState().notice?.text).toBe('no room');
    store.getState().say('cannot', 'refused');
    store.getState().change([{ kind: 'set', path: ['rules', 0, 'level'], value: 'Metadata' }]);
    expect(store.getState().notice).toBeUndefined();
  });

  it('replacing the text changes its file and line ending; undo restores the old ones', () => {
    const store = createAppStore({ text: good });
    const source = () => [store.getState().file?.name, store.getState().lineEnding];
    store.getState().replaceText(`# a\r\n`, 'a.yaml', { name: 'a.yaml' });
    expect(source()).toEqual(['a.yaml', '\r\n']);
    expect(store.getState().baseline).toEqual({
      name: 'a.yaml',
      policy: undefined,
      text: store.getState().text,
    });
    store.getState().type('# ab\n');
    expect(source()).toEqual(['a.yaml', '\r\n']);
    store.getState().replaceText(good, 'template');
    expect(source()).toEqual([undefined, '\n']);
    store.getState().undo();
    expect(source()).toEqual(['a.yaml', '\r\n']);
    store.getState().undo();
    expect(source()).toEqual(['a.yaml', '\r\n']);
    store.getState().undo();
    expect(source()).toEqual([undefined, '\n']);
    store.getState().redo();
    expect(source()).toEqual(['a.yaml', '\r\n']);
  });

  it('opens a file with the same text, without an undo step', () => {
    const store = createAppStore({ text: good });
    store.getState().replaceText(good.replaceAll('\n', '\r\n'), 'a.yaml', { name: 'a.yaml' });
    const { file, lineEnding, history } = store.getState();
    expect([file?.name, lineEnding, history.past.length]).toEqual(['a.yaml', '\r\n', 0]);
  });

  it('another version of the text keeps the file and line ending, as one undo step', () => {
    const store = createAppStore({ text: good, lineEnding: '\r\n', fileName: 'a.yaml' });
    store.getState().takeText('# earlier\n', 'the state of yesterday');
    const { text, file, lineEnding, history, baseline } = store.getState();
    expect([text, file?.name, lineEnding]).toEqual(['# earlier\n', 'a.yaml', '\r\n']);
    expect([history.past.length, baseline.name]).toEqual([1, 'the state of yesterday']);
  });

  it('extracts a policy from its ConfigMap as one undo step, without a file', async () => {
    const store = createAppStore({ text: good });
    const map = `kind: ConfigMap\ndata:\n  p: |\n${good.replace(/^/gm, '    ').trimEnd()}\n`;
    store.getState().replaceText(map, 'cm.yaml', { name: 'cm.yaml' });
    const firstFix = () => store.getState().analysis.problems.find(({ fix }) => fix)?.fix;
    await expect.poll(firstFix, { timeout: 10_000 }).toMatchObject({ extract: good });
    const fix = firstFix();
    expect(fix && store.getState().applyFix(fix)).toBe(true);
    expect(store.getState().text).toBe(good);
    expect(store.getState().file).toBeUndefined();
    expect(store.getState().notice?.text).toMatch(/^Fixed: extracted the policy\. Undo/);
    store.getState().undo();
    expect(store.getState().text).toBe(map);
    expect(store.getState().file?.name).toBe('cm.yaml');
  });

  it('keeps a notice with buttons after an edit', () => {
    const store = createAppStore({ text: good });
    store.getState().ask('Overwrite it?', []);
    store.getState().change([{ kind: 'set', path: ['rules', 0, 'level'], value: 'None' }]);
    expect(store.getState().notice?.text).toBe('Overwrite it?');
  });

  it('checks the last valid text again when the version changes', () => {
    const star = `${good}    resources:\n      - group: "*"\n`;
    const store = createAppStore({ text: star, kubernetes: '1.36' });
    expect(store.getState().analysis.reading.outcome).toBe('accepted');
    store.getState().setKubernetes('1.35');
    expect(store.getState().analysis.reading.outcome).toBe('refused');
    expect(selectRows(store.getState())).toEqual([]);
    store.getState().setKubernetes('1.37');
    expect(selectRows(store.getState()).length).toBeGreaterThan(0);
  });
});
