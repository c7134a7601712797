import { describe, expect, it } from 'vitest';
import type { ComparedWith, State } from '../state';
import { initialState } from './opening';
import {
  afterCaret,
  afterComparing,
  afterSelectingRequest,
  afterSettingBaseline,
  afterShowingPane,
  afterShowingPlace,
  afterShowingRule,
} from './viewing';

const text =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n- level: None\n';
const state = initialState({ text });
const second = text.lastIndexOf('level');

describe('afterCaret', () => {
  it.each<[name: string, offset: number, rule: number | undefined]>([
    ['in the head', 0, undefined],
    ['in the first rule', text.indexOf('Metadata'), 0],
    ['in the second', second, 1],
  ])('%s', (_name, offset, selectedRule) => {
    expect(afterCaret(state, offset)).toEqual({ selectedRule });
  });

  it('does nothing while the text is newer than its analysis', () => {
    expect(afterCaret({ ...state, text: `${text}#` }, second)).toEqual({});
  });
});

it('a rule is shown in the form, and in the text if its analysis is current', () => {
  const at = text.lastIndexOf('- level');
  expect(afterShowingRule(state, 1)).toEqual({
    selectedRule: 1,
    pane: 'Rules',
    isDetailWhole: false,
    reveal: {
      start: expect.any(Number) as number,
      end: expect.any(Number) as number,
      focus: false,
    },
  });
  expect(afterShowingRule(state, 1).reveal?.start).toBeGreaterThanOrEqual(at);
  expect(afterShowingRule({ ...state, text: '' }, 1)).toEqual({
    selectedRule: 1,
    pane: 'Rules',
    isDetailWhole: false,
  });
});

it.each<[what: string, next: Partial<State>, isWhole: boolean]>([
  ['another request is selected', afterSelectingRequest('pod-get'), true],
  ['no request is selected', afterSelectingRequest(undefined), false],
  ['its own pane is shown', afterShowingPane('Preview'), true],
  ['another pane is shown', afterShowingPane('Problems'), false],
  ['a place in the text is shown', afterShowingPlace({ start: 1, end: 2 }, true), false],
  ['a place is marked only', afterShowingPlace({ start: 1, end: 2 }, false), true],
])('a maximized detail when %s', (_, next, isWhole) => {
  expect({ ...state, isDetailWhole: true, ...next }.isDetailWhole).toBe(isWhole);
});

it.each<[focus: boolean, pane: string | undefined]>([
  [true, 'YAML'],
  [false, undefined],
])('a place shown with focus %s', (focus, pane) => {
  const next = afterShowingPlace({ start: 1, end: 2 }, focus);
  expect([next.reveal, next.pane]).toEqual([{ start: 1, end: 2, focus }, pane]);
});

it.each<[to: ComparedWith | undefined, only: State['only'], after: State['only']]>([
  ['edit', undefined, undefined],
  ['baseline', 'changed', 'changed'],
  [undefined, 'changed', undefined],
  [undefined, 'rule', 'rule'],
])('comparing with %s, only %s', (comparedWith, only, after) => {
  expect(afterComparing({ ...state, only }, comparedWith)).toEqual({ comparedWith, only: after });
});

it('the baseline is the last valid policy', () => {
  const broken = { ...state, analysis: initialState({ text: '' }).analysis };
  expect(afterSettingBaseline(broken).baseline).toMatchObject({
    policy: state.analysis.reading.policy,
    text: state.text,
  });
});
