import type * as monaco from 'monaco-editor/editor';
import { levels, type Level } from '../audit/types';
import { ruleSpans } from '../document/locate';
import { isAnswerHidden } from '../state/isAnswerHidden';
import { selectLitRule, selectRuleCounts, selectUnreached } from '../state/rules';
import type { Follower } from '../state/settled';
import { counted } from '../ui/counted';
import { rangeOf } from './bindText';
import { countClass } from './countClass';

/**
 * Shows in the gutter of each rule a bar in the color of its level and the number of requests it
 * matches, or that no request there can be reaches it. Highlights the selected rule and the rule that matches the selected request, and scrolls to
 * the one that was selected last. Returns a function that removes all marks.
 */
export function showRules(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: Follower,
): () => void {
  const model = editor.getModel();
  if (!model) return () => {};
  const marks = editor.createDecorationsCollection();
  let shownCounts: readonly number[] | undefined;
  const show = () => {
    const state = store.getState();
    shownCounts = selectRuleCounts(state);
    const { analysis, text, selectedRule } = state;
    if (analysis.text !== text || model.isDisposed()) return;
    const rules = analysis.reading.draft?.rules ?? [];
    const counts = shownCounts;
    const unreached = selectUnreached(state);
    const lit = selectLitRule(state);
    const shown: monaco.editor.IModelDeltaDecoration[] = [];
    for (const [index, { start, end }] of ruleSpans(analysis.reading.root).entries()) {
      const level = levels.find((each) => each === rules[index]?.level);
      if (level === undefined) continue;
      const never = unreached[index];
      const said =
        never === undefined
          ? tooltip(index, level, counts && (counts[index] ?? 0))
          : `Rule ${index + 1}, ${level}: never reached. ${never}`;
      const range = rangeOf(model, start, Math.max(start, end - 1));
      const className = classOf(index === selectedRule, index === lit ? level : undefined);
      shown.push({
        range,
        options: {
          isWholeLine: true,
          linesDecorationsClassName: `rule-bar ${never === undefined ? '' : 'rule-unreached '}rule-bar-${level}`,
          linesDecorationsTooltip: said,
          ...(className !== undefined && { className }),
        },
      });
      if (!counts && never === undefined) continue;
      const glyphMarginClassName =
        never === undefined ? countClass(counts?.[index] ?? 0) : 'rule-count rule-count-never';
      const glyphMarginHoverMessage = { value: said };
      shown.push({
        range: rangeOf(model, start, start),
        options: { glyphMarginClassName, glyphMarginHoverMessage },
      });
    }
    marks.set(shown);
  };
  const reveal = (rule: number | undefined) => {
    const { analysis, text } = store.getState();
    const span =
      rule !== undefined && analysis.text === text && !model.isDisposed()
        ? ruleSpans(analysis.reading.root)[rule]
        : undefined;
    if (span) editor.revealRangeInCenterIfOutsideViewport(rangeOf(model, span.start, span.start));
  };
  show();
  // The store notifies before the model has changed, so compute ranges in a microtask.
  const stop = store.subscribe((now, before) => {
    const isPicked =
      now.selectedRequest !== before.selectedRequest ||
      isAnswerHidden(now) !== isAnswerHidden(before);
    if (
      isPicked ||
      now.analysis !== before.analysis ||
      now.lastGood !== before.lastGood ||
      now.selectedRule !== before.selectedRule ||
      // Other requests are shown, under the same policy.
      selectRuleCounts(now) !== shownCounts
    )
      queueMicrotask(show);
    if (isPicked) queueMicrotask(() => reveal(selectLitRule(store.getState())));
    // Selected in the form or added there; the caret in the text is in view already.
    else if (now.selectedRule !== before.selectedRule && !editor.hasTextFocus())
      queueMicrotask(() => reveal(store.getState().selectedRule));
  });
  return () => {
    stop();
    marks.clear();
  };
}

function classOf(isSelected: boolean, lit: Level | undefined): string | undefined {
  const names = [
    ...(isSelected ? ['rule-selected'] : []),
    ...(lit ? [`rule-lit rule-lit-${lit}`] : []),
  ];
  return names.length > 0 ? names.join(' ') : undefined;
}

function tooltip(index: number, level: Level, count: number | undefined): string {
  const name = `Rule ${index + 1}, ${level}`;
  return count === undefined
    ? name
    : `${name}: first match for ${counted(count, 'request')} in the preview`;
}
