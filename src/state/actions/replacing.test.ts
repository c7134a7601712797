import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../engine/problemFix';
import type { State } from '../state';
import { initialState } from './opening';
import { afterExtracting, afterReplacing, afterTaking } from './replacing';
import { afterRedo, afterUndo } from './stepping';

const good = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const file = { name: 'a.yaml' };
const state: State = {
  ...initialState({ text: good, lineEnding: '\r\n', fileName: 'a.yaml' }),
  selectedRule: 0,
};
const other = { name: 'b.yaml' };
const extraction: Extraction = {
  title: 'Extract x',
  extract: 'kind: Policy\n',
  from: { path: 'x', index: 1 },
};

describe('where the text comes from', () => {
  const rows: [name: string, next: Partial<State>, from: string | undefined, ending: string][] = [
    ['a template', afterReplacing(state, '# a\n', 0), undefined, '\n'],
    ['a file', afterReplacing(state, '# a\r\n', 0, 'b.yaml', other), 'b.yaml', '\r\n'],
    ['a file with the same text', afterReplacing(state, good, 0, 'b', other), 'b.yaml', '\n'],
    ['the same text without a file', afterReplacing(state, good, 0), 'a.yaml', '\r\n'],
    ['another version of it', afterTaking(state, '# a\n', 0), 'a.yaml', '\r\n'],
    ['a policy extracted from it', afterExtracting(state, extraction, 0), undefined, '\r\n'],
  ];
  it.each(rows)('%s', (_name, next, from, ending) => {
    const { file: now, lineEnding } = { ...state, ...next };
    expect([now?.name, lineEnding]).toEqual([from, ending]);
  });
});

describe('where the policy was extracted from', () => {
  const after = (from: State, next: Partial<State>): State => ({ ...from, ...next });
  const extracted = after(state, afterExtracting(state, extraction, 0));
  const back = after(extracted, afterReplacing(extracted, '# new\r\n', 1, undefined, file));
  const origin = { text: good, path: 'x', index: 1, file };
  const rows: [
    name: string,
    State,
    from: typeof origin | undefined,
    fileName: string | undefined,
  ][] = [
    ['is remembered', extracted, origin, undefined],
    [
      'and kept by another version',
      after(extracted, afterTaking(extracted, 'a', 1)),
      origin,
      undefined,
    ],
    [
      'and forgotten by another text',
      after(extracted, afterReplacing(extracted, 'a', 1)),
      undefined,
      undefined,
    ],
    ['and by undo', after(extracted, afterUndo(extracted)), undefined, 'a.yaml'],
    ['is the file again when it is put back', back, undefined, 'a.yaml'],
    ['which undo takes back', after(back, afterUndo(back)), origin, undefined],
  ];
  it.each(rows)('%s', (_name, { origin: now, file: of, lineEnding }, from, fileName) => {
    expect([now, of?.name]).toEqual([from, fileName]);
    if (fileName) expect([of, lineEnding]).toEqual([file, '\r\n']);
  });

  it('undo and redo restore the texts', () => {
    const once = after(back, afterUndo(back));
    const twice = after(once, afterUndo(once));
    const forth = after(twice, afterRedo(twice));
    expect([once, twice, forth, after(forth, afterRedo(forth))].map(({ text }) => text)).toEqual([
      ...[extraction.extract, good, extraction.extract, '# new\n'],
    ]);
  });
});

it('is one undo step with the sources before and after', () => {
  const next = afterReplacing(state, '# a\n', 0, 'b.yaml', other);
  expect(next.history?.past.map(({ source }) => source)).toEqual([
    { before: { file, lineEnding: '\r\n' }, after: { file: other, lineEnding: '\n' } },
  ]);
  expect(next).toHaveProperty('selectedRule', undefined);
});

it('is no undo step when the text is the same', () => {
  expect(afterReplacing(state, good, 0, 'b.yaml', other)).not.toHaveProperty('history');
});

describe('the baseline', () => {
  const rows: [name: string, next: Partial<State>, baseline: string | undefined, valid: boolean][] =
    [
      ['without a name', afterReplacing(state, '# a\n', 0), undefined, false],
      ['with a name', afterReplacing(state, `# a\n${good}`, 0, 'template X'), 'template X', true],
      ['with a name, rejected', afterTaking(state, '# a\n', 0, 'yesterday'), 'yesterday', false],
      ['the same text, with a name', afterTaking(state, good, 0, 'today'), 'today', true],
    ];
  it.each(rows)('%s', (_name, { baseline }, name, valid) => {
    expect([baseline?.name, baseline?.policy !== undefined]).toEqual([name, valid]);
  });
});
