import { isRecord } from './jsonObject';
import { compactJson, RawJson } from './rawJson';

const htmlEscapes = [
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
] as const;
const escaped = /["\\<>&\u0000-\u001f\u2028\u2029]|\p{Surrogate}/u;
const integerLike = /^(?:0|[1-9]\d*)$/;

/**
 * Returns a decoded JSON value as encoding/json writes it: on one line without spaces, with HTML
 * characters and U+2028/2029 escaped.
 *
 * Keys keep their order. Go writes structs in field order and sorts maps; bodies come as the server
 * encoded them, so they already have Go's order. Only JavaScript moves keys that look like integers to
 * the front; such keys occur in Go maps only, so an object with one is sorted. Numbers are formatted as
 * in JavaScript, which is Go's format for every double; a bigint is a 64-bit integer that does not fit
 * into a double.
 */
export function goJson(value: unknown): string {
  if (value instanceof RawJson) return compactJson(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (isRecord(value)) {
    return `{${entriesInOrder(value)
      .map(([key, field]) => `${quoted(key)}:${goJson(field)}`)
      .join(',')}}`;
  }
  if (typeof value === 'string') return quoted(value);
  return unquoted(value);
}

function unquoted(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'number' || typeof value === 'boolean' ? JSON.stringify(value) : 'null';
}

/** Returns the same value for people: on several lines, indented by two spaces, without the HTML escapes. */
export function prettyJson(value: unknown, indent = ''): string {
  if (value instanceof RawJson) return prettyJson(JSON.parse(value.text), indent);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item) => deeper + prettyJson(item, deeper));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (isRecord(value)) {
    const fields = entriesInOrder(value).map(
      ([key, field]) => `${deeper}${JSON.stringify(key)}: ${prettyJson(field, deeper)}`,
    );
    return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : unquoted(value);
}

/** Returns keys and values sorted by key, as Go sorts map keys: by UTF-8 bytes, which is by code point. */
export function sortedEntries<T>(map: Record<string, T>): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => compareCodePoints(a, b));
}

/**
 * Returns a string as encoding/json quotes it. A lone surrogate represents an invalid byte. JSON.stringify
 * escapes all but HTML characters and line separators, many times as fast as a loop over characters.
 */
function quoted(text: string): string {
  if (!escaped.test(text)) return `"${text}"`;
  let json = JSON.stringify(text);
  if (/\p{Surrogate}/u.test(text)) json = withInvalidBytes(json);
  for (const [character, escape] of htmlEscapes) {
    if (json.includes(character)) json = json.split(character).join(escape);
  }
  return json;
}

/** Returns JSON in which every escaped surrogate stands as Go writes an invalid byte. */
function withInvalidBytes(json: string): string {
  return json.replace(/(?:\\ud[89a-f][0-9a-f]{2})+|\\./g, (escapes) =>
    escapes.length > 2 ? '\\ufffd'.repeat(escapes.length / 6) : escapes,
  );
}

/** Returns the defined fields of an object, in the order in which goJson writes them. */
export function entriesInOrder(object: Record<string, unknown>): [string, unknown][] {
  const entries = Object.entries(object).filter(([, field]) => field !== undefined);
  return entries.some(([key]) => integerLike.test(key))
    ? entries.sort(([a], [b]) => compareCodePoints(a, b))
    : entries;
}

function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
