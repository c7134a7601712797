import { redo, undo } from '../history';
import type { State } from '../state';
import { withBeside } from './beside';
import { lasting } from './notices';
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
  const valid = state.lastGood?.text;
  let done = move(state.history, state.text, valid);
  // Letters typed and deleted again are a step that changes nothing.
  while (done?.text === state.text && !done.beside) done = move(done.history, done.text, valid);
  if (!done) return {};
  // What the notice says may be what was just taken back.
  const notice = lasting(state.notice);
  if (done.beside) return { notice, history: done.history, ...withBeside(state, done.beside) };
  return {
    notice,
    ...withCheckedText(state, done.text, done.history, {
      ...(done.other && { other: done.other }),
    }),
    reveal: { start: done.caret, end: done.caret, focus: false },
    selectedRule: done.selectedRule,
    ...done.source,
  };
}
