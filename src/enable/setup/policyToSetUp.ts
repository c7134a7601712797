import type { KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import type { Store } from '../../state/state';

/** Why no files are made of a policy: `words` are kube-apiserver's, if it would refuse it. */
export interface Unusable {
  reason: string;
  words?: string;
}

/** Returns why a policy cannot be set up; undefined if that version of kube-apiserver accepts it. */
export function unusable(
  { text, analysis }: Pick<Store, 'text' | 'analysis'>,
  kubernetes: KubernetesVersion,
): Unusable | undefined {
  if (text.trim() === '') return { reason: 'There is no policy in the studio yet.' };
  const isKnown =
    analysis.text === text && analysis.kubernetes === kubernetes && !analysis.isWaiting;
  const { reading, tooLarge } = isKnown ? analysis : check(text, kubernetes);
  if (tooLarge) return { reason: 'The policy in the studio is too long to be checked.' };
  if (reading.outcome !== 'refused') return undefined;
  return {
    reason: `kube-apiserver ${kubernetes} would not start with the policy in the studio, so no files are made of it.`,
    ...(reading.error !== null && { words: reading.error }),
  };
}
