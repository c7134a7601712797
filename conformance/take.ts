import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';

/*
 * Reads fields of a case by type. As in Go, null means absent. An absent field is an error unless it has a default; a
 * field of another type is always an error.
 */

/** A string. */
export function textAt(fields: JsonObject, name: string): string;
export function textAt<T>(fields: JsonObject, name: string, otherwise: T): string | T;
export function textAt(fields: JsonObject, name: string, ...otherwise: unknown[]): unknown {
  const value = fields[name] ?? undefined;
  if (typeof value === 'string') return value;
  if (value !== undefined) throw new Error(`${name} is not a string`);
  if (otherwise.length === 0) throw new Error(`${name} is missing`);
  return otherwise[0];
}

/** A boolean; false if absent. */
export function booleanAt(fields: JsonObject, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw new Error(`${name} is not a boolean`);
  return value;
}

/** A list of strings; empty if absent. A null in it is "". */
export function textsAt(fields: JsonObject, name: string): string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`);
  return value.map((item: unknown) => {
    if (typeof (item ?? '') !== 'string') throw new Error(`${name} is not a list of strings`);
    return (item ?? '') as string;
  });
}

/** An object. */
export function fieldsAt(fields: JsonObject, name: string): JsonObject {
  const value = fields[name];
  if (!isRecord(value)) throw new Error(`${name} is missing or not an object`);
  return value;
}

/** A list of objects; empty if absent. */
export function listAt(fields: JsonObject, name: string): JsonObject[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every(isRecord)) {
    throw new Error(`${name} is not a list of objects`);
  }
  return value;
}

/** An integer; 0 if absent. */
export function integerAt(fields: JsonObject, name: string): number {
  const value = fields[name] ?? 0;
  if (value === 0n) return 0;
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is not an integer`);
  return value as number;
}

/** A number; 0 if absent. */
export function numberAt(fields: JsonObject, name: string): number {
  const value = fields[name] ?? 0;
  if (typeof value !== 'number') throw new Error(`${name} is not a number`);
  return value;
}

/** A list of integers; empty if absent. A null in it is 0. */
export function integersAt(fields: JsonObject, name: string): number[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`);
  return value.map((item: unknown) => integerAt({ item }, 'item'));
}

/** An object with string values; empty if absent. */
export function mapOfTextsAt(fields: JsonObject, name: string): Record<string, string> {
  const map = isAbsent(fields[name]) ? {} : fieldsAt(fields, name);
  return Object.fromEntries(Object.keys(map).map((key) => [key, textAt(map, key, '')]));
}

/** An object with lists of strings as values; empty if absent. */
export function mapOfListsAt(fields: JsonObject, name: string): Record<string, string[]> {
  const map = isAbsent(fields[name]) ? {} : fieldsAt(fields, name);
  return Object.fromEntries(Object.keys(map).map((key) => [key, textsAt(map, key)]));
}

/** Returns whether a field is absent. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
