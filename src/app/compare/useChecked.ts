import { useEffect, useState } from 'react';
import type { KubernetesVersion } from '../../audit/types';
import { checkInSteps, type Analysis } from '../../engine/check';
import { inSlices } from '../../state/inSlices';

/** Returns what kube-apiserver of that version says about a text; undefined until it is known, or without a text. */
export function useChecked(
  text: string | undefined,
  kubernetes: KubernetesVersion,
): Analysis | undefined {
  const [checked, setChecked] = useState<Analysis>();
  useEffect(() => {
    if (text === undefined) return;
    return inSlices(checkInSteps(text, kubernetes), (step) => {
      if (step.done) setChecked(step.value);
    });
  }, [text, kubernetes]);
  return checked?.text === text && checked?.kubernetes === kubernetes ? checked : undefined;
}
