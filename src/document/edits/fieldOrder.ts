import { fieldsOf } from '../../audit/fields';
import { fieldPlaceAt } from '../../audit/policyPath';
import type { Path } from '../../audit/types';

/** The order of the fields of the map at `path`, as in the field table; empty if the map is not part of a policy. */
function fieldOrder(path: Path): readonly string[] {
  const place = fieldPlaceAt(path);
  return place === undefined ? [] : fieldsOf(place).map(({ name }) => name);
}

/**
 * Returns the index of a new field among the existing keys: after the last of those that precede it in
 * the usual order; at the end if the field is unknown.
 */
export function placeOfField(path: Path, keys: readonly string[], field: string): number {
  const order = fieldOrder(path);
  const rank = order.indexOf(field);
  if (rank === -1) return keys.length;
  return 1 + keys.findLastIndex((key) => order.includes(key) && order.indexOf(key) < rank);
}

/** Returns the fields of a map in the usual order, unknown ones last. */
export function inFieldOrder(path: Path, keys: readonly string[]): string[] {
  const order = fieldOrder(path);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return keys.toSorted((a, b) => rank(a) - rank(b));
}
