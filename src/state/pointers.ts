import type { Analysis } from '../engine/check';
import type { Manifests } from '../engine/manifests';
import { mayPointElsewhere } from '../engine/mayPointElsewhere';

/**
 * Returns a function that adds pointers to a policy elsewhere to a check. The module that finds them is loaded for
 * the first text that needs it. Until it is loaded, and if loading fails, checks are returned unchanged. `onLoaded`
 * is called once, when it is loaded. The next check after a failure tries again.
 */
export function pointersWith(
  load: () => Promise<Manifests>,
  onLoaded: () => void,
): (analysis: Analysis) => Analysis {
  let manifests: Manifests | undefined;
  let isLoading = false;
  const arrive = (loaded: Manifests) => {
    manifests = loaded;
    onLoaded();
  };
  const lose = () => {
    isLoading = false;
  };
  return (analysis) => {
    if (!mayPointElsewhere(analysis)) return analysis;
    if (manifests) return manifests.withPointers(analysis);
    if (!isLoading) {
      isLoading = true;
      load().then(arrive, lose);
    }
    return analysis;
  };
}
