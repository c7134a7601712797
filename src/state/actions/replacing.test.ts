import { describe, expect, it } from 'vitest';
import type { State } from '../state';
import { initialState } from './opening';
import { afterExtracting, afterReplacing, afterTaking } from './replacing';

const good = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const file = { name: 'a.yaml' };
const state: State = {
  ...initialState({ text: good, lineEnding: '\r\n', fileName: 'a.yaml' }),
  selectedRule: 0,
};
const other = { name: 'b.yaml' };

describe('where the text comes from', () => {
  const rows: [name: string, next: Partial<State>, from: string | undefined, ending: string][] = [
    ['a template', afterReplacing(state, '# a\n', 0), undefined, '\n'],
    ['a file', afterReplacing(state, '# a\r\n', 0, 'b.yaml', other), 'b.yaml', '\r\n'],
    ['a file with the same text', afterReplacing(state, good, 0, 'b', other), 'b.yaml', '\n'],
    ['the same text without a file', afterReplacing(state, good, 0), 'a.yaml', '\r\n'],
    ['another version of it', afterTaking(state, '# a\n', 0), 'a.yaml', '\r\n'],
    [
      'a policy extracted from it',
      afterExtracting(state, { title: 'Extract x', extract: '' }, 0),
      undefined,
      '\r\n',
    ],
  ];
  it.each(rows)('%s', (_name, next, from, ending) => {
    const { file: now, lineEnding } = { ...state, ...next };
    expect([now?.name, lineEnding]).toEqual([from, ending]);
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
