import { ruleSpans } from '../../document/locate';
import { ruleAt } from '../../document/ruleAt';
import type { Span } from '../../document/tree';
import type { ComparedWith, State } from '../state';
import { policyOf } from './textChange';

/** The state after the caret went to an offset of the text: the rule around it is selected, if any. */
export function afterCaret({ analysis, text }: State, offset: number): Partial<State> {
  if (analysis.text !== text) return {};
  return { selectedRule: ruleAt(text, analysis.reading.root, offset) };
}

/** The state in which a place of the text is shown; with `focus` the editor takes the focus too. */
export function afterShowingPlace({ start, end }: Span, focus: boolean): Partial<State> {
  return { reveal: { start, end, focus }, ...(focus && { pane: 'YAML' }) };
}

/** The state in which a rule is selected and shown, in the form and in the text. */
export function afterShowingRule({ analysis, text }: State, rule: number): Partial<State> {
  const span = analysis.text === text ? ruleSpans(analysis.reading.root)[rule] : undefined;
  return {
    selectedRule: rule,
    pane: 'Rules',
    ...(span && { reveal: { start: span.start, end: span.start, focus: false } }),
  };
}

/** The state in which the preview compares; with undefined it stops, and no longer shows only changes. */
export function afterComparing(
  { only }: State,
  comparedWith: ComparedWith | undefined,
): Partial<State> {
  const isOver = comparedWith === undefined && only === 'changed';
  return { comparedWith, only: isOver ? undefined : only };
}

/** The state in which the policy as it is now is the baseline. */
export function afterSettingBaseline(state: State): Partial<State> {
  return { baseline: { policy: policyOf(state), name: 'the policy as you marked it' } };
}
