import type { TextEdit } from '../../document/textEdit';
import { minimalEdit } from '../../document/minimalEdit';
import { record, withOther } from '../history';
import type { State } from '../state';
import { checkedAtOnce, checkSoon } from './checkSoon';
import { isReplaced } from './otherText';
import { withText, withTypedAnalysis } from './textChange';

/** Returns whether a typed text is checked only when typing pauses. */
export function isCheckedLater(text: string): boolean {
  return text.length > checkedAtOnce;
}

/** Returns the state after typing; `at` is the time in ms. A long text is not checked here. */
export function afterTyping(
  state: State,
  text: string,
  at: number,
  keyed?: readonly TextEdit[],
): Partial<State> {
  const { text: before, history, selectedRule } = state;
  const isOther = isReplaced(before, text, keyed ?? [minimalEdit(before, text)]);
  const selected = { before: selectedRule, after: isOther ? undefined : selectedRule };
  const recorded = record(history, before, text, 'typing', at, selected, keyed);
  const typed = isOther ? withOther(recorded, state.lastGood?.text) : recorded;
  const next = {
    ...withText(state, text, typed, isOther),
    ...(isOther && { selectedRule: undefined }),
  };
  if (isCheckedLater(text)) return next;
  const analysis = checkSoon(text, state);
  return { ...next, ...withTypedAnalysis({ ...state, ...next }, analysis) };
}
