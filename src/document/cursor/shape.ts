import { fieldNamed } from '../../audit/fields';
import { placeBelow } from './placeBelow';

/**
 * What may be below keys, outermost first, in a format: a map of known keys, a list of such maps, a list of scalars, a
 * scalar, or anything else. Lists do not count as steps.
 */
export type Shape = (keys: readonly string[]) => 'map' | 'maps' | 'items' | 'value' | 'none';

/** Returns what may be below keys of a policy. */
export const policyShape: Shape = (keys) => {
  if (keys.length === 0) return 'map';
  const place = placeBelow(keys.slice(0, -1));
  const kind = place && fieldNamed(place, keys.at(-1) ?? '')?.kind;
  if (kind === 'rules' || kind === 'groupResources') return 'maps';
  if (kind === 'strings' || kind === 'stages') return 'items';
  return kind === undefined || kind === 'metadata' ? 'none' : 'value';
};
