import { goQuote } from './quote';

/** What strconv answers: a value, or the text of its error. */
export type Parsed<T> = { value: T } | { error: string };

const failed = (name: string, text: string, why: string) => ({
  error: `strconv.${name}: parsing ${goQuote(text)}: ${why}`,
});
const prefixes: ReadonlyMap<string, number> = new Map([
  ['0b', 2],
  ['0o', 8],
  ['0x', 16],
]);

/**
 * Reads a whole number of 64 bits as flags do: "12", "-0x1f", "0b101", "1_000"; "010" is octal. Follows
 * strconv.ParseInt(text, 0, 64).
 */
export function parseInt64(text: string): Parsed<bigint> {
  const unsigned = text.replace(/^[-+]/, '');
  const size = unsigned64(unsigned);
  if (size === undefined) return failed('ParseInt', text, 'invalid syntax');
  const value = text.startsWith('-') ? -size : size;
  if (value < -(2n ** 63n) || value >= 2n ** 63n)
    return failed('ParseInt', text, 'value out of range');
  return { value };
}

/** Reads digits as -v does: whole numbers of 31 bits. Follows strconv.ParseUint(text, 10, 31). */
export function parseUint31(text: string): Parsed<bigint> {
  if (text === '') return failed('ParseUint', text, 'invalid syntax');
  let value = 0n;
  for (const digit of text) {
    if (!/[0-9]/.test(digit)) return failed('ParseUint', text, 'invalid syntax');
    value = value * 10n + BigInt(digit);
    if (value >= 2n ** 31n) return failed('ParseUint', text, 'value out of range');
  }
  return { value };
}

/** Returns undefined for bad syntax, and 2⁶⁴ as soon as a number is too large. Follows strconv.ParseUint. */
function unsigned64(text: string): bigint | undefined {
  const prefixed = text.length > 2 ? prefixes.get(text.slice(0, 2).toLowerCase()) : undefined;
  const isOctal = prefixed === undefined && text.startsWith('0');
  const base = prefixed ?? (isOctal ? 8 : 10);
  const digits = prefixed === undefined ? text.slice(isOctal ? 1 : 0) : text.slice(2);
  if (text === '') return undefined;
  let value = 0n;
  for (const each of digits.replaceAll('_', '')) {
    const digit = /[0-9a-z]/i.test(each) ? Number.parseInt(each, 36) : base;
    if (!(digit < base)) return undefined;
    value = value * BigInt(base) + BigInt(digit);
    if (value >= 2n ** 64n) return value;
  }
  return underscoresAreRight(text) ? value : undefined;
}

/** Each underscore stands between digits, or after a prefix. Follows underscoreOK of strconv. */
function underscoresAreRight(unsigned: string): boolean {
  if (!unsigned.includes('_')) return true;
  const [, prefix = '', rest = ''] = /^(0[box])?(.*)$/is.exec(unsigned) ?? [];
  const digit = prefix.toLowerCase() === '0x' ? '[0-9a-f]' : '[0-9]';
  const stray = new RegExp(`(?<!${digit})_|_(?!${digit})`, 'i');
  return !stray.test(prefix === '' ? rest : `0${rest}`);
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
]);

/** Reads "true", "T", "0"… as flags do. Follows strconv.ParseBool. */
export function parseBool(text: string): Parsed<boolean> {
  const value = truths.get(text);
  return value === undefined ? failed('ParseBool', text, 'invalid syntax') : { value };
}

const decimal = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i;
/** The power of two is not optional. */
const hexadecimal = /^([-+]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([-+]?[0-9]+)$/i;
const infinite = /^([-+]?)(?:inf|infinity)$/i;

/** Reads a number of 32 bits that may have a fraction, as flags do. Follows strconv.ParseFloat(text, 32). */
export function parseFloat32(text: string): Parsed<number> {
  const [, sign] = infinite.exec(text) ?? [];
  if (sign !== undefined) return { value: sign === '-' ? -Infinity : Infinity };
  if (/^nan$/i.test(text)) return { value: Number.NaN };
  const plain = text.replaceAll('_', '');
  const exact = decimal.test(plain) ? Number(plain) : hexFloat(plain);
  if (exact === undefined || !underscoresAreRight(text.replace(/^[-+]/, '')))
    return failed('ParseFloat', text, 'invalid syntax');
  const value = Math.fround(exact);
  return Number.isFinite(value) ? { value } : failed('ParseFloat', text, 'value out of range');
}

function hexFloat(text: string): number | undefined {
  const [, sign, whole = '', fraction = '', power] = hexadecimal.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const size = Number(`0x${whole}${fraction}`) * 2 ** (Number(power) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** Returns a number of 32 bits as Go writes it: "10", "0.5", "1e+06", "+Inf". Follows FormatFloat(value, 'g', -1, 32). */
export function float32String(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', power = '0'] = shortest(value).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(`${digits}e${power}`));
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The fewest digits that give the same number of 32 bits, with an exponent. */
function shortest(value: number): string {
  for (let digits = 0; digits < 8; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential(8);
}
