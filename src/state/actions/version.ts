import type { KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import type { State } from '../state';

/** Returns the state for another Kubernetes version: the text, or else the last valid one, is checked again. */
export function afterVersion(state: State, kubernetes: KubernetesVersion): Partial<State> {
  const { text, lastGood } = state;
  const analysis = check(text, kubernetes);
  return {
    kubernetes,
    analysis,
    lastGood: analysis.reading.policy ? analysis : lastGood && check(lastGood.text, kubernetes),
  };
}
