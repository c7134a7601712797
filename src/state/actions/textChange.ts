import type { Policy } from '../../audit/types';
import { check, type Analysis } from '../../engine/check';
import { beginsStep, type History } from '../history';
import type { State } from '../state';

/** The text as it is kept, and the line ending it came with: without byte order mark, lines end with LF. */
export function normalized(raw: string): Pick<State, 'text' | 'lineEnding'> {
  return {
    text: raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    lineEnding: raw.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * A new text with its history, not checked yet. Typing goes on with its step of undo; everything
 * else begins one, and is compared with the policy before it.
 */
export function withText(state: State, text: string, history: History): Partial<State> {
  return {
    text,
    history,
    changedIn: 'text',
    ...(beginsStep(state.history, history) && { beforeEdit: policyOf(state) }),
  };
}

/** The same, checked at once. */
export function withCheckedText(state: State, text: string, history: History): Partial<State> {
  return {
    ...withText(state, text, history),
    ...withAnalysis(state, check(text, state.kubernetes)),
  };
}

/** The result of a check, whenever it arrives. */
export function withAnalysis(state: State, analysis: Analysis): Partial<State> {
  return { analysis, lastGood: analysis.reading.policy ? analysis : state.lastGood };
}

/** The last policy that kube-apiserver would accept. */
export function policyOf({ lastGood }: Pick<State, 'lastGood'>): Policy | undefined {
  return lastGood?.reading.policy ?? undefined;
}
