/**
 * Character classes of go-yaml v2 (yamlprivateh.go), over UTF-16 code units. NUL (0) marks the end
 * of the text: the reader pads the text with it, and no text may contain one.
 */

/* Characters that mean something to the scanner, by name. */
export const NUL = 0;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const BACKTICK = 0x60;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

/** True for a line break: LF, CR, NEL, LS or PS (is_break). */
export function isBreak(c: number): boolean {
  return c < 0x80 ? c === LF || c === CR : c === 0x85 || c === 0x2028 || c === 0x2029;
}

/** True for a line break or the end of the text (is_breakz). */
export function isBreakOrEnd(c: number): boolean {
  return c === NUL || isBreak(c);
}

/** True for a space (is_space). */
export function isSpace(c: number): boolean {
  return c === SPACE;
}

/** True for a space or a tab (is_blank). */
export function isBlank(c: number): boolean {
  return c === SPACE || c === TAB;
}

/** True for a space, a tab, a line break or the end of the text (is_blankz). */
export function isBlankOrEnd(c: number): boolean {
  return c === SPACE || c === TAB || c === NUL || isBreak(c);
}

/** True for 0-9 (is_digit). */
export function isDigit(c: number): boolean {
  return c >= ZERO && c <= 0x39;
}

/** True for a letter a-z or A-Z, a digit, '_' or '-' (is_alpha). */
export function isWordChar(c: number): boolean {
  return (
    (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || isDigit(c) || c === 0x5f || c === DASH
  );
}

/** The value of a hexadecimal digit, or -1 for any other character (is_hex, as_hex). */
export function hexValue(c: number): number {
  if (isDigit(c)) return c - ZERO;
  if (c >= 0x41 && c <= 0x46) return c - 0x41 + 10;
  if (c >= 0x61 && c <= 0x66) return c - 0x61 + 10;
  return -1;
}

/** True for the first half of a surrogate pair: together with the next unit it is one character. */
export function isHighSurrogate(c: number): boolean {
  return (c & 0xfc00) === 0xd800;
}
