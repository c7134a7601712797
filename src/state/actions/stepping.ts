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
  let done = move(state.history, state.text);
  // Letters typed and deleted again are a step that changes nothing.
  while (done?.text === state.text) done = move(done.history, done.text);
  if (!done) return {};
  return {
    ...withCheckedText(state, done.text, done.history, { isOther: done.isOther }),
    reveal: { start: done.caret, end: done.caret, focus: false },
    selectedRule: done.selectedRule,
    ...done.source,
  };
}
