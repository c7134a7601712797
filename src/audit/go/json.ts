import { isRecord } from './jsonObject';
import { compactJson, RawJson } from './rawJson';

/** The short escapes of encoding/json. */
const named: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
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

/** Returns a string as encoding/json quotes it. A lone surrogate represents an invalid byte. */
function quoted(text: string): string {
  if (!escaped.test(text)) return `"${text}"`;
  // Replacing by the pattern takes up to twice as long where every character is escaped.
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    const escape = code < 0x80 ? asciiEscapes[code] : escapeOf(code);
    if (escape !== undefined) {
      pieces.push(text.slice(from, at), escape);
      from = at + 1;
    }
    if (code > 0xffff) at++;
  }
  return `"${pieces.join('')}${text.slice(from)}"`;
}

/** Returns how a character is escaped; undefined if it stays. */
function escapeOf(code: number): string | undefined {
  const character = String.fromCodePoint(code);
  if (!escaped.test(character)) return undefined;
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd';
  return named[character] ?? `\\u${code.toString(16).padStart(4, '0')}`;
}

const asciiEscapes = Array.from({ length: 0x80 }, (_, code) => escapeOf(code));

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
