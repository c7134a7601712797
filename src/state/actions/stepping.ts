import { redo, undo } from '../history';
import type { State } from '../state';
import { withCheckedText } from './textChange';

/** Returns the state one undo step back: the text, the rule selected then, and the file. Nothing changes at the beginning. */
export function afterUndo(state: State): Partial<State> {
  return stepped(state, undo);
}

/** Returns the state one undo step forward. Nothing changes at the end. */
export function afterRedo(state: State): Partial<State> {
  return stepped(state, redo);
}

function stepped(state: State, move: typeof undo): Partial<State> {
  const done = move(state.history, state.text);
  if (!done || done.text === state.text) return {};
  return {
    ...withCheckedText(state, done.text, done.history, { isOther: done.isOther }),
    reveal: { start: done.caret, end: done.caret, focus: false },
    selectedRule: done.selectedRule,
    ...done.source,
  };
}
