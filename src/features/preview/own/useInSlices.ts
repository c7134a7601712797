import { useEffect, useState } from 'react';
import { inSlices } from '../../../state/inSlices';

/**
 * Returns the result of a work in steps, taken in slices between which the page responds. `begin` begins it anew: give it
 * another identity, with useCallback, when the result must be another. Until then the last result stays; `isWorking` says so.
 */
export function useInSlices<Result>(begin: () => Generator<undefined, Result>): {
  result: Result | undefined;
  isWorking: boolean;
} {
  const [done, setDone] = useState<{ begin: unknown; result: Result }>();
  useEffect(
    () =>
      inSlices(begin(), (step) => {
        if (step.done) setDone({ begin, result: step.value });
      }),
    [begin],
  );
  return { result: done?.result, isWorking: done?.begin !== begin };
}
