/** A decoded JSON object with unknown fields. */
export type JsonObject = { [key: string]: unknown };

/** Returns whether a decoded JSON value is an object (not null, not a list). */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the string at `key` of a decoded JSON value; "" if there is none. */
export function stringAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
