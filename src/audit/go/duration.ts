import { utf8Bytes } from './bytes';

const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);
/** 1<<63: one more than the longest duration, and the shortest without its sign. */
const limit = 1n << 63n;

/** Returns a duration such as "1h30m" or "-1.5s" in nanoseconds, or Go's error. Mirrors time.ParseDuration. */
export function parseDuration(text: string): { nanoseconds: bigint } | { error: string } {
  const invalid = { error: `time: invalid duration ${quote(text)}` };
  const isNegative = text.startsWith('-');
  let rest = text.replace(/^[-+]/, '');
  if (rest === '0') return { nanoseconds: 0n };
  if (rest === '') return invalid;
  let sum = 0n;
  while (rest !== '') {
    const [number = '', whole = '', fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (BigInt(whole) > limit) return invalid;
    const [name = ''] = /^[^.0-9]*/.exec(rest.slice(number.length)) ?? [];
    if (name === '') return { error: `time: missing unit in duration ${quote(text)}` };
    const unit = units.get(name);
    if (unit === undefined) {
      return { error: `time: unknown unit ${quote(name)} in duration ${quote(text)}` };
    }
    const part = BigInt(whole) * unit + fractionOf(fraction, unit);
    sum += part;
    if (part > limit || sum > limit) return invalid;
    rest = rest.slice(number.length + name.length);
  }
  if (isNegative) return { nanoseconds: -sum };
  return sum < limit ? { nanoseconds: sum } : invalid;
}

/** Digits that do not fit in 63 bits are dropped. Mirrors leadingFraction. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (value > (limit - 1n) / 10n) break;
    value = value * 10n + BigInt(digit);
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** Returns nanoseconds as Go writes a duration: "1.5s", "2m0s", "-70µs". Mirrors Duration.String. */
export function durationString(nanoseconds: number | bigint): string {
  const total = BigInt(nanoseconds);
  return total < 0n ? `-${positive(-total)}` : positive(total);
}

function positive(total: bigint): string {
  if (total === 0n) return '0s';
  if (total < 1_000n) return `${total}ns`;
  if (total < 1_000_000n) return `${decimal(total, 3)}µs`;
  if (total < 1_000_000_000n) return `${decimal(total, 6)}ms`;
  const minutes = total / 60_000_000_000n;
  const seconds = `${decimal(total % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  const hours = minutes / 60n;
  return `${hours === 0n ? '' : `${hours}h`}${minutes % 60n}m${seconds}`;
}

/** Divides by 10 to the power of `digits`, without trailing zeros. */
function decimal(value: bigint, digits: number): string {
  const power = 10n ** BigInt(digits);
  const fraction = String(value % power)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${value / power}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Quotes byte by byte, so that only ASCII is left. Mirrors quote of time/format.go. */
function quote(text: string): string {
  const quoted = Array.from(text, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x80) return character;
    // U+DC00 plus a byte represents an invalid byte (see strayByte).
    const bytes = code > 0xdc7f && code < 0xdd00 ? [code - 0xdc00] : utf8Bytes(character);
    return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  });
  return `"${quoted.join('')}"`;
}
