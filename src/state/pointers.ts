import type { Analysis } from '../engine/check';
import type { Manifests } from '../engine/manifests';
import { mayPointElsewhere } from '../engine/mayPointElsewhere';

/** Adds pointers to a policy elsewhere to a check that has none yet. */
export interface Pointers {
  atOnce: (analysis: Analysis) => Analysis;
  /** For a long text. */
  inSteps: (analysis: Analysis) => Generator<undefined, Analysis>;
  /** Adds repairs, each of which is tried: only when typing pauses. undefined if there is nothing to repair. */
  repairs: (analysis: Analysis) => Generator<undefined, Analysis> | undefined;
}

/**
 * Returns what adds pointers to a policy elsewhere to a check, once. The module that finds them is loaded for the first
 * text that needs it. Until it is loaded, and if loading fails, checks are returned unchanged. `onLoaded` is called
 * once, when it is loaded. The next check after a failure tries again.
 */
export function pointersWith(load: () => Promise<Manifests>, onLoaded: () => void): Pointers {
  let manifests: Manifests | undefined;
  let isLoading = false;
  const pointed = new WeakSet<Analysis>();
  const repaired = new WeakSet<Analysis>();
  const arrive = (loaded: Manifests) => {
    manifests = loaded;
    onLoaded();
  };
  const lose = () => {
    isLoading = false;
  };
  /** The module, if it is needed and there. */
  const needed = (analysis: Analysis) => {
    if (pointed.has(analysis) || !mayPointElsewhere(analysis)) return undefined;
    if (!manifests && !isLoading) {
      isLoading = true;
      load().then(arrive, lose);
    }
    return manifests;
  };
  const noted = (analysis: Analysis) => {
    pointed.add(analysis);
    return analysis;
  };
  function* repairsIn(analysis: Analysis, { withRepairsInSteps }: Manifests) {
    const result = noted(yield* withRepairsInSteps(analysis));
    repaired.add(result);
    return result;
  }
  return {
    atOnce: (analysis) => {
      const module = needed(analysis);
      return module ? noted(module.withPointers(analysis)) : analysis;
    },
    *inSteps(analysis) {
      const module = needed(analysis);
      return module ? noted(yield* module.withPointersInSteps(analysis)) : analysis;
    },
    repairs: (analysis) =>
      manifests && mayPointElsewhere(analysis) && !repaired.has(analysis)
        ? repairsIn(analysis, manifests)
        : undefined,
  };
}
