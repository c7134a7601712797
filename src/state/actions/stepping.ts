import { redo, undo } from '../history';
import type { State } from '../state';
import { withCheckedText } from './textChange';

/** The state one step back: the text, the rule that was selected then, and its file. Nothing changes at the beginning. */
export function afterUndo(state: State): Partial<State> {
  return stepped(state, undo);
}

/** The state one step forth; nothing changes at the end. */
export function afterRedo(state: State): Partial<State> {
  return stepped(state, redo);
}

function stepped(state: State, move: typeof undo): Partial<State> {
  const done = move(state.history, state.text);
  if (!done || done.text === state.text) return {};
  return {
    ...withCheckedText(state, done.text, done.history),
    reveal: { start: done.caret, end: done.caret, focus: false },
    selectedRule: done.selectedRule,
    ...done.source,
  };
}
