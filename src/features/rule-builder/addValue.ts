import type { Path } from '../../audit/types';
import type { FieldChange } from './fieldChange';

/** Returns the change that appends a value to the list at `path`, or creates the list. */
export function addValue(path: Path, values: readonly string[], value: string): FieldChange {
  return values.length === 0
    ? { kind: 'set', path, value: [value] }
    : { kind: 'set', path: [...path, values.length], value };
}
