import { useEffect, useState } from 'react';
import type { KubernetesVersion } from '../../audit/types';
import { checkInSteps, type Analysis } from '../../engine/check';
import { takeFor } from '../../state/takeFor';

/** The page can respond after so many ms of a check. */
const sliceMs = 12;

/** Returns what kube-apiserver of that version says about a text; undefined until it is known, or without a text. */
export function useChecked(
  text: string | undefined,
  kubernetes: KubernetesVersion,
): Analysis | undefined {
  const [checked, setChecked] = useState<Analysis>();
  useEffect(() => {
    if (text === undefined) return;
    const steps = checkInSteps(text, kubernetes);
    let timer: ReturnType<typeof setTimeout>;
    const takeSteps = () => {
      const step = takeFor(steps, sliceMs);
      if (step.done) setChecked(step.value);
      else timer = setTimeout(takeSteps);
    };
    timer = setTimeout(takeSteps);
    return () => clearTimeout(timer);
  }, [text, kubernetes]);
  return checked?.text === text && checked?.kubernetes === kubernetes ? checked : undefined;
}
