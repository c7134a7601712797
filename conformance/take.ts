import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';

/*
 * Fields of a case by type. As in Go, null is as absent. A missing field is an error unless there
 * is something to stand in; a field of another type is one always.
 */

/** A string. */
export function textAt(fields: JsonObject, name: string): string;
export function textAt<T>(fields: JsonObject, name: string, otherwise: T): string | T;
export function textAt(fields: JsonObject, name: string, ...otherwise: unknown[]): unknown {
  const value = fields[name] ?? undefined;
  if (typeof value === 'string') return value;
  if (value !== undefined) throw new Error(`${name} is no string`);
  if (otherwise.length === 0) throw new Error(`${name} is missing`);
  return otherwise[0];
}

/** A boolean; false when absent. */
export function booleanAt(fields: JsonObject, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw new Error(`${name} is no boolean`);
  return value;
}

/** A list of strings; empty when absent. A null in it is "". */
export function textsAt(fields: JsonObject, name: string): string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value.map((item: unknown) => {
    if (typeof (item ?? '') !== 'string') throw new Error(`${name} is no list of strings`);
    return (item ?? '') as string;
  });
}

/** An object. */
export function fieldsAt(fields: JsonObject, name: string): JsonObject {
  const value = fields[name];
  if (!isRecord(value)) throw new Error(`${name} is missing or no object`);
  return value;
}

/** A whole number; 0 when absent. */
export function integerAt(fields: JsonObject, name: string): number {
  const value = fields[name] ?? 0;
  if (value === 0n) return 0;
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is no whole number`);
  return value as number;
}

/** An object whose values are strings; empty when absent. */
export function mapOfTextsAt(fields: JsonObject, name: string): Record<string, string> {
  const map = isAbsent(fields[name]) ? {} : fieldsAt(fields, name);
  return Object.fromEntries(Object.keys(map).map((key) => [key, textAt(map, key, '')]));
}

/** An object whose values are lists of strings; empty when absent. */
export function mapOfListsAt(fields: JsonObject, name: string): Record<string, string[]> {
  const map = isAbsent(fields[name]) ? {} : fieldsAt(fields, name);
  return Object.fromEntries(Object.keys(map).map((key) => [key, textsAt(map, key)]));
}

/** Whether a field says nothing. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
