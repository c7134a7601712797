import type { KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import type { State } from '../state';
import { checkSoon } from './checkSoon';

/** Returns the state for another Kubernetes version: the text, or else the last valid one, is checked again. */
export function afterVersion(state: State, kubernetes: KubernetesVersion): Partial<State> {
  const { text, lastGood } = state;
  const analysis = checkSoon(text, kubernetes);
  if (analysis.isWaiting) return { kubernetes, analysis };
  return {
    kubernetes,
    analysis,
    isOutdated: !analysis.reading.policy,
    lastGood: analysis.reading.policy ? analysis : lastGood && check(lastGood.text, kubernetes),
  };
}
