import type { Policy } from '../../audit/types';
import { check, type Analysis } from '../../engine/check';
import { beginsStep, type History } from '../history';
import type { State } from '../state';

/** Returns the text without byte order mark and with LF line endings, and the line ending it came with. */
export function normalized(raw: string): Pick<State, 'text' | 'lineEnding'> {
  return {
    text: raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    lineEnding: raw.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * Returns the state with a new text and its history, not checked yet. If the text begins a new undo
 * step, the last valid policy is what the step is compared with.
 */
export function withText(state: State, text: string, history: History): Partial<State> {
  return {
    text,
    history,
    changedIn: 'text',
    ...(beginsStep(state.history, history) && { beforeEdit: policyOf(state) }),
  };
}

/** Returns the state with a new text and its history, checked. */
export function withCheckedText(state: State, text: string, history: History): Partial<State> {
  return {
    ...withText(state, text, history),
    ...withAnalysis(state, check(text, state.kubernetes)),
  };
}

/** Returns the state with the result of a check. */
export function withAnalysis(state: State, analysis: Analysis): Partial<State> {
  return { analysis, lastGood: analysis.reading.policy ? analysis : state.lastGood };
}

/** Returns the last policy that kube-apiserver would accept. */
export function policyOf({ lastGood }: Pick<State, 'lastGood'>): Policy | undefined {
  return lastGood?.reading.policy ?? undefined;
}
