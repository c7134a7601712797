import { useEffect, useState } from 'react';
import { inSlices } from '../../../state/inSlices';

/** Tells how much of a work is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

interface Work<Result> {
  /** Of the last work that was finished. */
  result: Result | undefined;
  isWorking: boolean;
  /** How much is done, in percent, once that takes longer than a slice. */
  percent: number | undefined;
}

/**
 * Returns the result of a work in steps, taken in slices between which the page responds. `begin` begins it anew: give it
 * another identity, with useCallback, when the result must be another. Until then the last result stays.
 */
export function useInSlices<Result>(
  begin: (onProgress: OnProgress) => Generator<undefined, Result>,
): Work<Result> {
  const [done, setDone] = useState<{ begin: unknown; result: Result }>();
  const [percent, setPercent] = useState<number>();
  useEffect(() => {
    let share = 0;
    const steps = begin((now) => {
      share = now;
    });
    return inSlices(steps, (step) => {
      setPercent(step.done ? undefined : Math.floor(share * 100));
      if (step.done) setDone({ begin, result: step.value });
    });
  }, [begin]);
  return { result: done?.result, isWorking: done?.begin !== begin, percent };
}
