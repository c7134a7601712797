import type * as elsewhere from './elsewhere';

/**
 * The module that reads the files around a policy. It includes a YAML parser that continues after errors, so it is
 * loaded only for a text that is not a policy.
 */
export type Manifests = typeof elsewhere;

/** Loads the module that reads the files around a policy. Rejects if that fails; the next call tries again. */
export function loadManifests(): Promise<Manifests> {
  return import('./elsewhere');
}
