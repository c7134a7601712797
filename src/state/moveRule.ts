import { ruleSpans } from '../document/locate';
import { ruleAt } from '../document/ruleAt';
import { isFormLocked } from './rows';
import type { StoreApi } from './store';

/** Moves a rule to another position, and lets screen readers say so, or why not. Returns whether it was moved. */
export function moveRule(store: StoreApi, from: number, to: number): boolean {
  const state = store.getState();
  const count = state.analysis.reading.draft?.rules.length ?? 0;
  if (isFormLocked(state)) {
    state.speak('Rules can be moved when the text has no error.');
    return false;
  }
  if (to < 0 || to >= count) {
    state.speak(`Rule ${from + 1} is already ${to < 0 ? 'first' : 'last'}.`);
    return false;
  }
  const isMoved = state.change([{ kind: 'moveRule', from, to }]);
  if (isMoved) state.speak(`Rule ${from + 1} is now rule ${to + 1} of ${count}.`);
  return isMoved;
}

/**
 * Moves the rule around an offset of the text by one position. Returns the new offset of the same
 * character, or undefined if there is no rule there. At the end of the list, and while the form is
 * locked, nothing moves.
 */
export function moveRuleAt(store: StoreApi, offset: number, by: 1 | -1): number | undefined {
  const { analysis, text } = store.getState();
  const from = analysis.text === text ? ruleAt(text, analysis.reading.root, offset) : undefined;
  const spans = spansOf(store);
  const span = from === undefined ? undefined : spans[from];
  if (from === undefined || !span) return undefined;
  const to = from + by;
  if (!moveRule(store, from, to)) return offset;
  return (spansOf(store)[to]?.start ?? 0) + offset - span.start;
}

function spansOf(store: StoreApi) {
  const { analysis, text } = store.getState();
  return analysis.text === text ? ruleSpans(analysis.reading.root) : [];
}
