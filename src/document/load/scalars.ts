import { decodeBase64 } from './base64';
import { goString, strayCode } from '../../audit/go/bytes';
import type { ScalarNode } from '../tree';
import { daysIn } from './parseTime';
import { maxInt64, type YamlScalar } from './yamlValue';

const longPrefix = 'tag:yaml.org,2002:';
const resolvable = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

/** go-yaml's table of literals: YAML 1.1, so `yes`, `on` and `n` are booleans. */
const words = new Map<string, YamlScalar>();
function addWords(value: YamlScalar, list: string): void {
  for (const word of list.split(' ')) words.set(word, value);
}
addWords({ kind: 'bool', value: true }, 'y Y yes Yes YES true True TRUE on On ON');
addWords({ kind: 'bool', value: false }, 'n N no No NO false False FALSE off Off OFF');
addWords({ kind: 'null' }, '~ null Null NULL');
words.set('', { kind: 'null' });
addWords({ kind: 'float', value: Number.NaN }, '.nan .NaN .NAN');
addWords({ kind: 'float', value: Number.POSITIVE_INFINITY }, '.inf .Inf .INF +.inf +.Inf +.INF');
addWords({ kind: 'float', value: Number.NEGATIVE_INFINITY }, '-.inf -.Inf -.INF');

/** The first characters of everything that may be other than a string. */
const hint = /^(?:[-+0-9.yYnNtTfFoO~]|$)/;
const goInt = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const goFloat = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;
const yamlFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const binaryInt = /^0b([-+]?[01]+)$/;

/**
 * Resolves a scalar of the tree as go-yaml v2 does, by its text, tag and style.
 * Returns the value, or `failure`, go-yaml's error text without "yaml: ".
 * Mirrors decoder.scalar and resolve (go-yaml resolve.go).
 */
export function resolveScalar(node: ScalarNode): YamlScalar | { failure: string } {
  const text = node.value;
  if (isText(node)) return { kind: 'string', value: text };
  if (node.tag === '') return resolvePlain(text);
  const tag = node.tag.startsWith(longPrefix) ? node.tag.slice(longPrefix.length) : undefined;
  if (tag === 'binary') return decodeBinary(text);
  if (tag === undefined || !resolvable.has(tag)) {
    return { kind: 'string', value: text };
  }
  if (tag === 'timestamp' && isTimestamp(text)) return { kind: 'string', value: text };
  const value = hint.test(text) ? resolvePlain(text) : ({ kind: 'string', value: text } as const);
  if (value.kind === tag) return value;
  if (tag === 'float' && value.kind === 'int' && value.value <= maxInt64) {
    return { kind: 'float', value: Number(value.value) };
  }
  return { failure: `cannot decode !!${shortTag(value)} \`${text}\` as a !!${tag}` };
}

/** Returns whether a scalar is a string by its style or its first character alone. */
export function isText({ tag, style, value }: ScalarNode): boolean {
  return tag === '' && (style !== 'plain' || !hint.test(value));
}

function shortTag(value: YamlScalar): string {
  return value.kind === 'string' ? 'str' : value.kind;
}

function resolvePlain(text: string): YamlScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charAt(0);
  if (first === '.') {
    const value = goFloat.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
    return Number.isFinite(value) ? { kind: 'float', value } : { kind: 'string', value: text };
  }
  if (!/[-+0-9]/.test(first)) return { kind: 'string', value: text };
  return resolveNumber(text.replaceAll('_', '')) ?? { kind: 'string', value: text };
}

/** Parses integers as strconv does with base 0, then floats, then binary with a sign inside. */
function resolveNumber(plain: string): YamlScalar | undefined {
  const integer = parseInteger(plain);
  if (integer !== undefined) return { kind: 'int', value: integer };
  if (yamlFloat.test(plain)) {
    const value = Number(plain);
    if (Number.isFinite(value)) return { kind: 'float', value };
  }
  const binary = binaryInt.exec(plain)?.[1];
  if (binary === undefined) return undefined;
  const digits = BigInt(`0b${binary.replace(/^[-+]/, '')}`);
  const value = binary.startsWith('-') ? -digits : digits;
  return value < -maxInt64 - 1n || value > maxInt64 ? undefined : { kind: 'int', value };
}

/** Mirrors strconv.ParseInt, then ParseUint, both with base 0. Returns undefined when neither accepts it. */
function parseInteger(plain: string): bigint | undefined {
  const match = goInt.exec(plain);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const digits =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : (decimal ?? '0');
  // No 64-bit integer has more digits than this, in any base.
  if (digits.length > 2 + 64 && /[1-9a-f].{64}/i.test(digits.slice(2))) return undefined;
  const value = BigInt(digits);
  if (sign === '-') return value <= maxInt64 + 1n ? -value : undefined;
  const largest = sign === '+' ? maxInt64 : 2n * maxInt64 + 1n;
  return value <= largest ? value : undefined;
}

const date = String.raw`(\d{4})-(\d\d?)-(\d\d?)`;
const clock = String.raw`(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?`;
/** The layouts of allowedTimestampFormats; Go's parser accepts more spaces where a layout has one. */
const timestamps = [
  new RegExp(`^${date}$`),
  new RegExp(`^${date} +${clock}$`),
  new RegExp(String.raw`^${date}[Tt]${clock}(?:Z|[-+](\d\d):(\d\d))$`),
];

/** Returns whether a text is one of the times that go-yaml accepts. Called for `!!timestamp` only. Mirrors parseTimestamp. */
function isTimestamp(text: string): boolean {
  const found = timestamps.map((form) => form.exec(text)).find((match) => match !== null);
  if (found === undefined) return false;
  const [year = 0, month = 0, day = 0, ...rest] = found
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = rest;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  return hour < 24 && minute < 60 && second < 60 && zoneHour <= 24 && zoneMinute <= 60;
}

/**
 * Decodes `!!binary`: base64 with padding, ignoring line breaks. A byte that is not valid UTF-8
 * becomes U+DC00 plus the byte (see goQuote): errors show it, JSON does not.
 */
function decodeBinary(text: string): YamlScalar | { failure: string } {
  const bytes = decodeBase64(text);
  if (!bytes) return { failure: '!!binary value contains invalid base64 data' };
  return { kind: 'string', value: goString(bytes, strayCode) };
}
