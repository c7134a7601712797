// @vitest-environment jsdom
import { modelOf, openEditor, settled } from '../testing/openEditor';
import { expect, test } from 'vitest';
import { createAppStore } from '../state/store';
import { bindText } from './bindText';
import { showRules } from './ruleMarks';

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: None
  users: [nobody]
- level: Metadata
- level: Request
`;

function shown(text = policy) {
  const editor = openEditor(text);
  const store = createAppStore({ text });
  const model = modelOf(editor);
  bindText(editor, store);
  const stop = showRules(editor, store);
  const revealed: number[] = [];
  editor.revealRangeInCenterIfOutsideViewport = ({ startLineNumber }) =>
    void revealed.push(startLineNumber);
  // The test editor says that it always has the focus.
  editor.hasTextFocus = () => false;
  const all = () => model.getAllDecorations();
  /** The bars in the gutter: first and last line, level, and whether the lines are highlighted. */
  const bars = () =>
    all()
      .filter(({ options }) => options.linesDecorationsClassName?.startsWith('rule-bar'))
      .map(({ range, options }) => {
        const level = options.linesDecorationsClassName?.split('-').at(-1);
        const lines = `${range.startLineNumber}-${range.endLineNumber}`;
        return [lines, level, options.className].filter(Boolean).join(' ');
      });
  const counts = () =>
    all()
      .filter(({ options }) => options.glyphMarginClassName)
      .map(({ range, options }) => [range.startLineNumber, options.glyphMarginClassName]);
  const tooltips = () => all().flatMap(({ options }) => options.linesDecorationsTooltip ?? []);
  return { editor, store, stop, bars, counts, tooltips, revealed };
}

test('each rule has a bar over its lines, in the color of its level', async () => {
  const { store, bars } = shown();
  expect(bars()).toEqual(['4-5 None', '6-6 Metadata', '7-7 Request']);
  store.getState().change([{ kind: 'moveRule', from: 2, to: 0 }]);
  await settled();
  expect(bars()).toEqual(['4-4 Request', '5-6 None', '7-7 Metadata']);
});

test('a rule without a valid level has no bar', () => {
  expect(shown(policy.replace('Metadata', 'metadata')).bars()).toEqual(['4-5 None', '7-7 Request']);
});

test('the counts follow the requests that are shown', async () => {
  const { store, counts } = shown();
  const { requests, showSamples } = store.getState();
  showSamples(requests.slice(0, 5));
  await settled();
  expect(counts()[1]).toEqual([6, 'rule-count rule-count-5']);
});

test('each rule shows how many requests it matches', () => {
  const { store, counts, tooltips } = shown();
  const total = store.getState().requests.length;
  expect(counts()).toEqual([
    [4, 'rule-count rule-count-0'],
    [6, `rule-count rule-count-${total}`],
    [7, 'rule-count rule-count-never'],
  ]);
  expect(tooltips().map((each) => /^Rule \d, \w+: .*?(\d+|no\b|never.*)/.exec(each)?.[1])).toEqual([
    'no',
    `${total}`,
    'never reached. Rule 2 matches all of its requests first.',
  ]);
});

test('the selected rule and the rule of the selected request are highlighted', async () => {
  const { store, bars, revealed } = shown();
  store.getState().selectRule(2);
  await settled();
  expect(bars()).toEqual(['4-5 None', '6-6 Metadata', '7-7 Request rule-selected']);
  // The rule that was selected last is also scrolled into view.
  expect(revealed).toEqual([7]);
  store.getState().selectRequest(store.getState().requests[0]?.id);
  await settled();
  expect(bars()).toEqual([
    '4-5 None',
    '6-6 Metadata rule-lit rule-lit-Metadata',
    '7-7 Request rule-selected',
  ]);
  expect(revealed).toEqual([7, 6]);
});

test('stopping removes the marks, and adds none later', async () => {
  const { store, stop, bars, counts } = shown();
  stop();
  expect([...bars(), ...counts()]).toEqual([]);
  store.getState().selectRule(1);
  await settled();
  expect(bars()).toEqual([]);
});
