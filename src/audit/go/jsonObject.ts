/** A decoded JSON object whose fields are not known beforehand. */
export type JsonObject = { [key: string]: unknown };

/** Whether a decoded JSON value is an object (not null, not a list). */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string at `key` of a decoded JSON value; "" when the value or the key is not such. */
export function stringAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
