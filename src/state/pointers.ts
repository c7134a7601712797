import type { Analysis } from '../engine/check';
import type { Manifests } from '../engine/manifests';
import { mayPointElsewhere } from '../engine/mayPointElsewhere';

/**
 * Returns what adds to a check the pointers to a policy elsewhere. The module that finds them is loaded for the first
 * text that needs it: until it is there, and when it cannot be loaded, checks are returned unchanged. `onLoaded`
 * is called once, when it arrives. A failed load is tried again with the next check.
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
