import { useEffect, useState } from 'react';
import type { Policy } from '../audit/types';
import { describedInSteps, type DescribedDifference } from '../proofs/differenceSets';
import { inSlices } from './inSlices';

interface Found {
  before: Policy;
  after: Policy;
  difference: DescribedDifference;
}

/**
 * Returns what two policies treat differently, of every request; undefined until it is known, or without one of them. The
 * work begins after so many ms, in which the policies may change again.
 */
export function useDifference(
  before: Policy | null | undefined,
  after: Policy | null | undefined,
  afterMs = 0,
): DescribedDifference | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (!before || !after) return;
    const take = (difference: DescribedDifference) => setFound({ before, after, difference });
    return inSlices(
      describedInSteps(before, after),
      (step) => {
        if (step.done) take(step.value);
      },
      { afterMs },
    );
  }, [before, after, afterMs]);
  return found?.before === before && found?.after === after ? found?.difference : undefined;
}
