import { fixedText } from '../../analysis/fixTitle';
import type { Change } from '../../audit/change';
import { applyEdits } from '../../document/applyEdits';
import { changeText } from '../../document/changeText';
import { ruleAfter } from '../../document/ruleAfter';
import type { EditResult } from '../../document/textEdit';
import { fixText, type Extraction, type ProblemFix } from '../../engine/problemFix';
import { record } from '../history';
import type { Notice, State, Then } from '../state';
import { editsCheckedAtOnce } from './checkSoon';
import { lasting, plainNotice } from './notices';
import { isBlank } from './otherText';
import { withCheckedText } from './textChange';

/** The state after an edit, and whether the edit was made; if not, a notice says why. */
export interface Edited {
  next: Partial<State>;
  done: boolean;
}

/** Returns the state after changes in the form; `at` is the time in ms. The selected rule stays selected, wherever it moves. */
export function afterChange(
  state: State,
  changes: readonly Change[],
  at: number,
  then: Then = {},
): Edited {
  if (isUnreadable(state)) return { next: { notice: unreadable(state) }, done: false };
  const selectRule = sameRule(state, changes);
  return afterEdit(state, changeText(state.text, changes), at, { selectRule, ...then });
}

/** Returns the state after a quick fix; `at` is the time in ms. */
export function afterFix(state: State, fix: Exclude<ProblemFix, Extraction>, at: number): Edited {
  return afterEdit(state, fixText(state.text, fix), at, {
    selectRule: sameRule(state, 'changes' in fix ? fix.changes : []),
    say: fixedText(fix.title),
  });
}

function afterEdit(state: State, result: EditResult, at: number, then: Then): Edited {
  if (result.refused !== undefined) {
    const place = result.at && { at: result.at };
    return { next: { notice: { text: result.refused, kind: 'refused', ...place } }, done: false };
  }
  const { text: before, history, selectedRule, notice } = state;
  const text = applyEdits(before, result.edits);
  if (text === before) return { next: {}, done: true };
  const selected = { before: selectedRule, after: then.selectRule };
  const next: Partial<State> = {
    ...withCheckedText(state, text, record(history, before, text, 'edit', at, selected), {
      atOnce: editsCheckedAtOnce,
    }),
    changedIn: 'form',
    selectedRule: then.selectRule,
    notice: then.say === undefined ? lasting(notice) : plainNotice(then.say),
  };
  return { next, done: true };
}

/** The form shows an earlier version, in which a rule may have had another place. An empty text has no other. */
function isUnreadable({ analysis, text }: State): boolean {
  return analysis.text === text && analysis.reading.draft === null && !isBlank(text);
}

function unreadable({ analysis }: State): Notice {
  const error = analysis.problems.find(({ severity }) => severity === 'error');
  const text = analysis.tooLarge
    ? 'The form can’t edit a text this long (limit 1 MB). Edit the YAML instead.'
    : analysis.isWaiting
      ? 'This text is still being checked. Try again in a moment.'
      : 'The form can’t edit YAML with an error. Fix the error first.';
  return { text, kind: 'refused', ...(error && { at: error.range }) };
}

function sameRule({ selectedRule }: State, changes: readonly Change[]): number | undefined {
  return selectedRule === undefined ? undefined : ruleAfter(selectedRule, changes);
}
