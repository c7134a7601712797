import { useEffect, useRef, useState } from 'react';
import { inSlices } from '../../../state/inSlices';

/** Tells how much of a work is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

export interface Work<Result> {
  /** Of the last work that was finished. */
  result: Result | undefined;
  isWorking: boolean;
  /** How much is done, in percent, once that takes longer than a slice. */
  percent: number | undefined;
  isStopped: boolean;
  /** Stops the work where it is, or continues from there. */
  stop: () => void;
  resume: () => void;
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
  const [stopped, setStopped] = useState<unknown>();
  const isStopped = stopped === begin;
  const work = useRef<{ begin: unknown; steps: Generator<undefined, Result>; share: number }>(
    undefined,
  );
  useEffect(() => {
    if (isStopped) return undefined;
    if (work.current?.begin !== begin) {
      const fresh = { begin, share: 0 };
      const steps = begin((now) => {
        fresh.share = now;
      });
      work.current = Object.assign(fresh, { steps });
    }
    const { current } = work;
    return inSlices(current.steps, (step) => {
      setPercent(step.done ? undefined : Math.floor(current.share * 100));
      if (step.done) setDone({ begin, result: step.value });
    });
  }, [begin, isStopped]);
  return {
    ...{ result: done?.result, isWorking: done?.begin !== begin, percent, isStopped },
    stop: () => setStopped(() => begin),
    resume: () => setStopped(undefined),
  };
}
