import { fieldsOf, type FieldPlace } from '../../audit/fields';
import type { Path } from '../../audit/types';

/** The field table is written in the natural order. */
const namesOf = (where: FieldPlace) => fieldsOf(where).map(({ name }) => name);
const policyFields = namesOf('policy');
const ruleFields = namesOf('rule');
const groupResourcesFields = namesOf('groupResources');

/** The natural order of the fields of the map at `path`; empty when the map is not part of a policy. */
export function fieldOrder(path: Path): readonly string[] {
  if (path.length === 0) return policyFields;
  if (path[0] !== 'rules') return [];
  if (path.length === 2) return ruleFields;
  return path.length === 4 && path[2] === 'resources' ? groupResourcesFields : [];
}

/**
 * Where a new field belongs among the keys already there (0 = first): after the last of those that
 * come before it in the natural order; at the end when the field is not known.
 */
export function placeOfField(path: Path, keys: readonly string[], field: string): number {
  const order = fieldOrder(path);
  const rank = order.indexOf(field);
  if (rank === -1) return keys.length;
  return 1 + keys.findLastIndex((key) => order.includes(key) && order.indexOf(key) < rank);
}

/** The fields of a map in natural order, unknown ones last. */
export function inFieldOrder(path: Path, keys: readonly string[]): string[] {
  const order = fieldOrder(path);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return keys.toSorted((a, b) => rank(a) - rank(b));
}
