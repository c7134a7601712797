import { isStep } from '../../audit/steps';
import { RawJson } from '../../audit/go/rawJson';
import type { GoType } from './goType';
import type { JsonValue } from './jsonValue';
import { rawText } from './rawText';

/** A decoded Go value. undefined is Go's zero value: nil, "", 0, false or an empty struct. */
export type GoValue =
  | string
  | number
  /** A 64-bit integer that a double cannot represent. */
  | bigint
  | boolean
  | undefined
  | GoList
  | GoStruct
  | Map<string, GoValue>
  | { raw: JsonValue };

/**
 * A slice: `length` items are visible. Items beyond stay in memory and become visible again when a
 * repeated JSON key makes the slice longer.
 */
export interface GoList {
  slots: GoValue[];
  length: number;
}

export interface GoStruct {
  fields: Map<string, GoValue>;
}

/**
 * Converts a value to a plain object as encoding/json writes it: in the type's order of fields, empty
 * fields omitted unless the type says `always`; raw JSON as RawJson. `whole` is the file, if it is JSON.
 * Returns undefined for nil. Pauses.
 */
export function* plainValue(
  value: GoValue,
  type: GoType,
  whole: string | undefined,
): Generator<undefined, unknown> {
  switch (type.kind) {
    case 'pointer':
      // A zero time, as opposed to none.
      if (value === '' && type.element.kind === 'time') return null;
      return value === undefined ? undefined : yield* plainValue(value, type.element, whole);
    case 'struct':
      return yield* plainStruct(value, type, whole);
    case 'list':
      return value === undefined
        ? undefined
        : yield* plainList(value as GoList, type.element, whole);
    case 'map': {
      const plain: [string, unknown][] = [];
      for (const [key, item] of (value as Map<string, GoValue> | undefined) ?? []) {
        plain.push([key, (yield* plainValue(item, type.element, whole)) ?? null]);
      }
      return Object.fromEntries(plain);
    }
    default:
      return plainScalar(value, type, whole);
  }
}

type ScalarType = Exclude<GoType, { kind: 'pointer' | 'struct' | 'list' | 'map' }>;

function plainScalar(value: GoValue, type: ScalarType, whole: string | undefined): unknown {
  switch (type.kind) {
    case 'raw':
      return value === undefined
        ? undefined
        : new RawJson(rawText((value as { raw: JsonValue }).raw, whole));
    case 'string':
      return value ?? '';
    case 'bool':
      return value ?? false;
    case 'int':
      return value ?? 0;
    case 'time':
    case 'interface':
      return value;
  }
}

function* plainList(
  { slots, length }: GoList,
  element: GoType,
  whole: string | undefined,
): Generator<undefined, unknown[]> {
  const plain: unknown[] = [];
  for (let at = 0; at < length; at++) {
    if (isStep(at)) yield;
    const item =
      element.kind === 'string'
        ? plainScalar(slots[at], element, whole)
        : yield* plainValue(slots[at], element, whole);
    plain.push(item ?? null);
  }
  return plain;
}

function* plainStruct(
  value: GoValue,
  type: GoType & { kind: 'struct' },
  whole: string | undefined,
): Generator<undefined, Record<string, unknown>> {
  const held = (value as GoStruct | undefined)?.fields;
  const plain: Record<string, unknown> = {};
  for (const field of type.fields.values()) {
    const inside = held?.get(field.name);
    // Most fields of most structs are not set.
    if (inside === undefined && !field.always && field.type.kind !== 'struct') continue;
    const written = yield* plainValue(inside, field.type, whole);
    if (field.always ? written !== undefined : !isEmpty(written, field.type))
      plain[field.name] = written;
  }
  return plain;
}

/** Returns whether omitempty omits a value; it never omits structs, and pointers only when nil. */
function isEmpty(written: unknown, type: GoType): boolean {
  if (written === undefined) return true;
  if (type.kind === 'list') return (written as unknown[]).length === 0;
  if (type.kind === 'map') return Object.keys(written as object).length === 0;
  if (type.kind === 'string' || type.kind === 'time') return written === '';
  if (type.kind === 'bool') return written === false;
  return type.kind === 'int' && written === 0;
}

/** Parses a decimal integer: a bigint where a double would lose digits, and 0 for -0. */
export function exactInteger(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(text);
}
