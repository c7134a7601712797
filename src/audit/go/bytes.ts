/** Returns the UTF-8 bytes of a string, as Go holds it. Lone surrogates become U+FFFD. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code >= 0xd800 && code < 0xe000) bytes.push(0xef, 0xbf, 0xbd);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

/** So many characters become a string at once: one by one takes four times as long. */
const joinedAtOnce = 4096;

/**
 * Decodes UTF-8 bytes. Each invalid byte becomes one U+FFFD, as in ranging over a Go string, or the
 * character whose code `stray` returns.
 */
export function goString(bytes: ArrayLike<number>, stray = (_byte: number) => 0xfffd): string {
  let text = '';
  let codes: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    let code = length > 1 ? bytes[at]! & (0x7f >> length) : bytes[at]!;
    for (let next = 1; next < length; next++) code = (code << 6) | (bytes[at + next]! & 0x3f);
    codes.push(length === 0 ? stray(code) : code);
    at += length || 1;
    if (codes.length < joinedAtOnce) continue;
    text += String.fromCodePoint(...codes);
    codes = [];
  }
  return text + String.fromCodePoint(...codes);
}

/**
 * Represents an invalid byte in a string as the lone surrogate U+DC00 plus the byte. goJson writes it as
 * Go does, and goQuote shows it.
 */
export function strayByte(byte: number): string {
  return String.fromCharCode(strayCode(byte));
}

/** Same as strayByte, as a code, for goString. */
export function strayCode(byte: number): number {
  return 0xdc00 + byte;
}

/** Returns the length of the valid sequence at `at`, 0 if there is none. Follows utf8.DecodeRune. */
function sequenceLength(bytes: ArrayLike<number>, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  // Overlong forms, surrogates and code points past U+10FFFF are visible in the second byte.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
