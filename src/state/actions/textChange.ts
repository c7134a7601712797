import type { Policy } from '../../audit/types';
import type { Analysis } from '../../engine/check';
import { beginsStep, type History } from '../history';
import type { State } from '../state';
import { checkSoon } from './checkSoon';

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

/** Returns the state with a new text and its history, checked, or waiting if it is longer than `atOnce`. */
export function withCheckedText(
  state: State,
  text: string,
  history: History,
  atOnce?: number,
): Partial<State> {
  return {
    ...withText(state, text, history),
    ...withAnalysis(state, checkSoon(text, state.kubernetes, atOnce)),
  };
}

/** Returns the state with the result of a check. Results for another Kubernetes version are no longer good. */
export function withAnalysis(state: State, analysis: Analysis): Partial<State> {
  const { lastGood, baseline } = state;
  const { reading, kubernetes, isWaiting } = analysis;
  const isOfVersion = isWaiting || lastGood?.kubernetes === kubernetes;
  const policy = reading.policy ?? undefined;
  return {
    analysis,
    lastGood: policy ? analysis : isOfVersion ? lastGood : undefined,
    ...(baseline.isDue && !isWaiting && { baseline: { policy, name: baseline.name } }),
  };
}

/** Returns the last policy that kube-apiserver would accept. */
export function policyOf({ lastGood }: Pick<State, 'lastGood'>): Policy | undefined {
  return lastGood?.reading.policy ?? undefined;
}
