import { ruleSpans } from '../../document/locate';
import { ruleAt } from '../../document/ruleAt';
import type { Span } from '../../document/tree';
import type { ComparedWith, Pane, State } from '../state';
import { policyOf } from './textChange';

/** Returns the state after the caret moved to an offset of the text: the rule around it is selected, if any. */
export function afterCaret({ analysis, text }: State, offset: number): Partial<State> {
  if (analysis.text !== text) return {};
  return { selectedRule: ruleAt(text, analysis.reading.root, offset) };
}

/** Returns the state with another request selected; without one there is no detail to show over all panes. */
export function afterSelectingRequest(selectedRequest: string | undefined): Partial<State> {
  return { selectedRequest, ...(selectedRequest === undefined && { isDetailWhole: false }) };
}

/** Returns the state that shows a pane; the detail lies over no other pane then. */
export function afterShowingPane(pane: Pane): Partial<State> {
  return { pane, ...(pane !== 'Preview' && { isDetailWhole: false }) };
}

/** Returns the state that shows a place in the text; with `focus` the editor gets the focus. */
export function afterShowingPlace({ start, end }: Span, focus: boolean): Partial<State> {
  return { reveal: { start, end, focus }, ...(focus && afterShowingPane('YAML')) };
}

/** Returns the state that selects a rule and shows it, in the form and in the text. */
export function afterShowingRule({ analysis, text }: State, rule: number): Partial<State> {
  const span = analysis.text === text ? ruleSpans(analysis.reading.root)[rule] : undefined;
  return {
    selectedRule: rule,
    ...afterShowingPane('Rules'),
    ...(span && { reveal: { start: span.start, end: span.start, focus: false } }),
  };
}

/** Returns the state in which the preview compares. With undefined it stops, and no longer shows only changes. */
export function afterComparing(
  { only }: State,
  comparedWith: ComparedWith | undefined,
): Partial<State> {
  const isOver = comparedWith === undefined && only === 'changed';
  return { comparedWith, only: isOver ? undefined : only };
}

/** Returns the state with the last valid policy as the baseline. */
export function afterSettingBaseline(state: State): Partial<State> {
  const text = state.lastGood?.text ?? state.text;
  return { baseline: { policy: policyOf(state), text, name: 'your baseline' } };
}
