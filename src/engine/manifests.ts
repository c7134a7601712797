import type * as elsewhere from './elsewhere';

/**
 * What reads the files around a policy. It brings a YAML parser that keeps going after errors, so it is loaded only
 * for a text that is no policy.
 */
export type Manifests = typeof elsewhere;

/** Loads what reads the files around a policy. Rejects when that fails; the next call tries again. */
export function loadManifests(): Promise<Manifests> {
  return import('./elsewhere');
}
