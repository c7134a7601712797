import type { KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import type { State } from '../state';
import { checkSoon } from './checkSoon';

/** Returns the state for another Kubernetes version: the text, or else the last valid one, is checked again. */
export function afterVersion(state: State, kubernetes: KubernetesVersion): Partial<State> {
  return { kubernetes, ...checkedAgain({ ...state, kubernetes }) };
}

/** Returns the state with its text, or else the last valid one, checked again, because what it is checked against changed. */
export function checkedAgain(state: State): Partial<State> {
  const { text, lastGood, kubernetes, workspace } = state;
  const analysis = checkSoon(text, state);
  if (analysis.isWaiting) return { analysis };
  return {
    analysis,
    isOutdated: !analysis.reading.policy,
    lastGood: analysis.reading.policy
      ? analysis
      : lastGood && check(lastGood.text, kubernetes, workspace.clusterApi),
  };
}
