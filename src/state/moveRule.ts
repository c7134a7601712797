import { ruleSpans } from '../document/locate';
import { ruleAt } from '../document/ruleAt';
import { isFormLocked } from './rows';
import type { StoreApi } from './store';

/** Moves a rule to another place; the selected rule stays selected. Answers whether it was done. */
export function moveRule(store: StoreApi, from: number, to: number): boolean {
  const { selectedRule, change } = store.getState();
  return change([{ kind: 'moveRule', from, to }], {
    selectRule: selectedRule === undefined ? undefined : placeAfterMove(selectedRule, from, to),
  });
}

/** Where the rule at `index` stands once the rule at `from` has moved to `to`. */
export function placeAfterMove(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  if (to <= index && index < from) return index + 1;
  return index;
}

/**
 * Moves the rule around an offset of the text by one place. Answers the offset where the same
 * character stands then, or undefined when there is no rule there. At the end of the list, and
 * while the form is locked, nothing moves.
 */
export function moveRuleAt(store: StoreApi, offset: number, by: 1 | -1): number | undefined {
  const { analysis, text } = store.getState();
  const from = analysis.text === text ? ruleAt(text, analysis.reading.root, offset) : undefined;
  const spans = spansOf(store);
  const span = from === undefined ? undefined : spans[from];
  if (from === undefined || !span) return undefined;
  const to = from + by;
  if (!spans[to] || isFormLocked(store.getState())) return offset;
  if (!moveRule(store, from, to)) return offset;
  return (spansOf(store)[to]?.start ?? 0) + offset - span.start;
}

function spansOf(store: StoreApi) {
  const { analysis, text } = store.getState();
  return analysis.text === text ? ruleSpans(analysis.reading.root) : [];
}
