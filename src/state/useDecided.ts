import { startTransition, useEffect, useState } from 'react';
import { inSlices } from './inSlices';
import { hasRows, rowsInSteps } from './rows';
import { useAppStore } from './useApp';

/** Decides the requests of the text that a page opens with, in short tasks, and returns whether that is done. */
export function useDecided(): boolean {
  const store = useAppStore();
  const [isDecided, setDecided] = useState(() => hasRows(store.getState()));
  useEffect(() => {
    if (isDecided) return;
    const state = store.getState();
    return inSlices(rowsInSteps(state, state.analysis), ({ done }) => {
      if (done) startTransition(() => setDecided(true));
    });
  }, [store, isDecided]);
  return isDecided;
}
