import type { Path } from '../../audit/types';
import type { FieldChange } from './fieldChange';

/** Appends a value to the list at `path`, or makes the list with it. */
export function addValue(path: Path, values: readonly string[], value: string): FieldChange {
  return values.length === 0
    ? { kind: 'set', path, value: [value] }
    : { kind: 'set', path: [...path, values.length], value };
}
