import { useEffect, useState } from 'react';
import type { Policy } from '../../audit/types';
import { simplifyTextInSteps, type SimplifiedText } from '../../engine/simplify/simplifyText';
import { inSlices } from '../../state/inSlices';

/** A shorter text, without the steps in `skip`; undefined while it is looked for. The last one stays meanwhile. */
export function useSimplified(
  text: string,
  policy: Policy | undefined,
  skip: ReadonlySet<string>,
): { found: SimplifiedText | undefined; isBusy: boolean } {
  const [known, setKnown] = useState<{ found: SimplifiedText; skip: ReadonlySet<string> }>();
  useEffect(() => {
    if (!policy) return;
    return inSlices(simplifyTextInSteps(text, policy, skip), (step) => {
      if (step.done) setKnown({ found: step.value, skip });
    });
  }, [text, policy, skip]);
  return { found: known?.found, isBusy: policy !== undefined && known?.skip !== skip };
}
