import type { TextEdit } from '../../document/textEdit';
import { record } from '../history';
import type { State } from '../state';
import { checkedAtOnce } from './checkSoon';
import { withCheckedText, withText } from './textChange';

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
  const selected = { before: selectedRule, after: selectedRule };
  const typed = record(history, before, text, 'typing', at, selected, keyed);
  return isCheckedLater(text) ? withText(state, text, typed) : withCheckedText(state, text, typed);
}
