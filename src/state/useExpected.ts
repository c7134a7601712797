import { useEffect, useState } from 'react';
import { isAnswerHidden } from './isAnswerHidden';
import { selectRows } from './rows';
import { useShown } from './useApp';
import type { Expected, expectedOf } from './expected';

let loaded: typeof expectedOf | undefined;

/**
 * Returns what became of the expectations under the policy that the preview shows; undefined without any, while the
 * answer is hidden, and until what judges them is loaded.
 */
export function useExpected(): Expected | undefined {
  const saved = useShown((state) =>
    isAnswerHidden(state) ? undefined : state.workspace.expectations,
  );
  const rows = useShown(selectRows);
  const kubernetes = useShown((state) => state.lastGood?.kubernetes);
  const [, setLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (!saved || loaded) return;
    import('./expected')
      .then((module) => {
        loaded = module.expectedOf;
        return setLoaded(true);
      })
      // Everything else works without.
      .catch(() => undefined);
  }, [saved]);
  return saved && loaded && kubernetes && rows.length > 0
    ? loaded(saved, rows, kubernetes)
    : undefined;
}
