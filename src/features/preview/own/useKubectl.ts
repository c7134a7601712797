import { useEffect, useState } from 'react';
import type { translateKubectl } from '../../../requests/kubectl/translate';

type Loaded = typeof translateKubectl;

const failed: Loaded = () => ({
  refused: 'What translates kubectl commands could not be loaded. Reload to try again.',
});

/** Returns the translator of kubectl commands. It is loaded when it is first needed; until then it is undefined. */
export function useKubectl(isNeeded: boolean): Loaded | undefined {
  const [loaded, setLoaded] = useState<{ translate: Loaded }>();
  useEffect(() => {
    if (!isNeeded) return;
    import('../../../requests/kubectl/translate').then(
      (module) => setLoaded({ translate: module.translateKubectl }),
      () => setLoaded({ translate: failed }),
    );
  }, [isNeeded]);
  return loaded?.translate;
}
