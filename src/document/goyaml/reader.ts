/**
 * Reads the characters of the text. Follows readerc.go of go-yaml v2.
 *
 * go-yaml decodes its input 512 bytes at a time. This shows in two ways, both mirrored here: a control
 * character is reported before any other fault of its block, and a byte order mark is expected
 * at the start of go-yaml's buffer rather than at the current character.
 */
import {
  BYTE_ORDER_MARK,
  CR,
  DASH,
  DOT,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isHighSurrogate,
  LF,
  NUL,
  TAB,
} from './chars';
import { savedText } from '../savedText';
import type { Mark } from './fault';
import { scannerFault, YamlFault } from './fault';

const BLOCK_BYTES = 512;

/** No lookahead of go-yaml's (4 characters, of up to 2 units) reaches farther. */
export const LOOKAHEAD = 8;

/** Characters that show how go-yaml decodes the text. */
const SPECIAL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/g;

/** Longer than the longest lookahead (8 hexadecimal digits). */
const PADDING = '\0'.repeat(16);

export interface Reader {
  /** The text, well-formed and padded with NULs. Offsets are those of the original text. */
  readonly text: string;
  /** Length without the padding. */
  readonly length: number;
  /** Offset of the current character. */
  pos: number;
  /** Line of the current character, from 0. */
  line: number;
  /** `pos - columnBase` is the column, in characters from 0. */
  columnBase: number;
  /** `pos - indexBase` is the number of characters before this one. */
  indexBase: number;
  /** Offset up to which the text is decoded. */
  decoded: number;
  /** How many NULs go-yaml has appended after the end. */
  nuls: number;
  /** Offset of the first character in go-yaml's buffer. */
  bufferStart: number;
}

/** Starts reading `text`. A leading byte order mark is skipped. */
export function newReader(text: string): Reader {
  const skipped = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const special = specialFrom(text, skipped);
  const reader: Reader = {
    // Joined rather than added: V8 reads the characters of a sum several times slower.
    text: [savedText(text), PADDING].join(''),
    length: text.length,
    pos: skipped,
    line: 0,
    columnBase: skipped,
    indexBase: skipped,
    // What is before the block with the first special character can count as decoded at once.
    decoded: special === text.length ? text.length : skipped,
    nuls: 0,
    bufferStart: skipped,
  };
  while (reader.decoded + BLOCK_BYTES <= special) decodeBlock(reader);
  return reader;
}

/** Offset of the first special character from `from` on; the length of the text without one. */
function specialFrom(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

/** The character (code unit) `ahead` units after the current one; NUL after the end. */
export function peek(r: Reader, ahead = 0): number {
  return r.text.charCodeAt(r.pos + ahead);
}

/** The current column, in characters from 0. */
export function column(r: Reader): number {
  return r.pos - r.columnBase;
}

/** Returns a fault at the current place, found while scanning what starts at `context`. */
export function faultHere(r: Reader, problem: string, context?: Mark): YamlFault {
  const here = { start: r.pos, line: r.line };
  return scannerFault(here, problem, context ?? here);
}

/**
 * Decodes at least `count` characters, as go-yaml does wherever it looks at characters. Throws a
 * YamlFault when a block with a control character is reached.
 */
export function ensure(r: Reader, count: number): void {
  // Twice as many, because a character takes up to two units.
  if (r.pos + 2 * count > r.decoded) decodeMore(r, count);
}

/** Mirrors yaml_parser_update_buffer. */
function decodeMore(r: Reader, count: number): void {
  let unread = countCharacters(r, r.pos, r.decoded) + r.nuls;
  if (unread >= count) return;
  r.bufferStart = r.pos;
  while (unread < count) {
    if (r.decoded === r.length) {
      r.nuls++;
      return;
    }
    const from = r.decoded;
    decodeBlock(r);
    unread += countCharacters(r, from, r.decoded);
  }
}

function countCharacters(r: Reader, from: number, to: number): number {
  let count = to - from;
  for (let i = from; i < to; i++) if (isHighSurrogate(r.text.charCodeAt(i))) count--;
  return count;
}

/** Decodes as many whole characters as fit in one block of UTF-8 bytes. */
function decodeBlock(r: Reader): void {
  // A leading byte order mark takes three bytes of the first block.
  let room =
    r.decoded === 1 && r.text.charCodeAt(0) === BYTE_ORDER_MARK ? BLOCK_BYTES - 3 : BLOCK_BYTES;
  let i = r.decoded;
  while (i < r.length) {
    const c = r.text.charCodeAt(i);
    if (c >= 0x20 && c < 0x7f && room > 0) {
      room--;
      i++;
      continue;
    }
    const high = isHighSurrogate(c);
    room -= c < 0x80 ? 1 : c < 0x800 ? 2 : high ? 4 : 3;
    if (room < 0) break;
    if (!isAllowed(c)) throw new YamlFault('control characters are not allowed', i);
    i += high ? 2 : 1;
  }
  r.decoded = i;
}

function isAllowed(c: number): boolean {
  if (c < 0x7f) return c >= 0x20 || c === LF || c === TAB || c === CR;
  return (c >= 0xa0 && c < 0xfffe) || c === 0x85;
}

/** Skips one character that is not a line break (skip). */
export function skip(r: Reader): void {
  if (isHighSurrogate(peek(r))) skipSurrogate(r);
  r.pos++;
}

/** Skips the first half of a surrogate pair, without counting it as a character. */
export function skipSurrogate(r: Reader): void {
  r.pos++;
  r.columnBase++;
  r.indexBase++;
}

/**
 * Skips a line break, and returns what go-yaml keeps of it: LF, or LS and PS themselves (read_line).
 * Returns '' when there is none.
 */
export function readBreak(r: Reader): string {
  const c = peek(r);
  if (!isBreak(c)) return '';
  r.pos += c === CR && peek(r, 1) === LF ? 2 : 1;
  r.line++;
  r.columnBase = r.pos;
  return c >= 0x2028 ? String.fromCharCode(c) : '\n';
}

/**
 * Reads line breaks, of which at least one must be here, and the lines between them that have nothing but what `isSkipped`
 * is true for, at its column. Returns what go-yaml keeps of the breaks.
 */
export function readBreaks(r: Reader, isSkipped: (c: number, column: number) => boolean): string {
  const { text, pos: from } = r;
  let lines = 0;
  let others = 0;
  let { pos } = r;
  let lineStart = pos;
  let last = r.decoded - LOOKAHEAD;
  for (;;) {
    if (pos >= last) {
      r.pos = pos;
      ensure(r, 1);
      if (isBreak(text.charCodeAt(pos))) ensure(r, 2);
      last = r.decoded - LOOKAHEAD;
    }
    const c = text.charCodeAt(pos);
    if (isBreak(c)) {
      pos += c === CR && text.charCodeAt(pos + 1) === LF ? 2 : 1;
      lines++;
      lineStart = pos;
      if (c >= 0x2028) others++;
    } else if (isSkipped(c, pos - lineStart)) {
      pos++;
    } else {
      break;
    }
  }
  r.pos = pos;
  r.columnBase = lineStart;
  r.line += lines;
  if (others === 0) return '\n'.repeat(lines);
  const breaks = text.slice(from, r.pos);
  // One kind after the other: a pattern for all takes several times as long.
  const kept = breaks.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\x85', '\n');
  return kept.replaceAll(' ', '').replaceAll('\t', '');
}

/**
 * Skips characters as long as `goesOn` returns true for one and the next, but only those that are decoded
 * already; the caller does the same for the others, one by one.
 */
export function skipDecoded(r: Reader, goesOn: (c: number, next: number) => boolean): void {
  const { text } = r;
  const last = r.decoded - LOOKAHEAD;
  let { pos } = r;
  let pairs = 0;
  let c = text.charCodeAt(pos);
  while (pos < last) {
    const next = text.charCodeAt(pos + 1);
    if (!goesOn(c, next)) break;
    if (isHighSurrogate(c)) {
      pairs++;
      pos++;
    }
    pos++;
    c = text.charCodeAt(pos);
  }
  r.pos = pos;
  r.columnBase += pairs;
  r.indexBase += pairs;
}

/** Same as skipDecoded, but stops before the blanks at the end of what it skips. */
export function skipDecodedWords(r: Reader, goesOn: (c: number, next: number) => boolean): void {
  const from = r.pos;
  skipDecoded(r, goesOn);
  while (r.pos > from && isBlank(peek(r, -1))) r.pos--;
}

/** Skips a line break, if there is one here. */
export function skipBreak(r: Reader): void {
  if (!isBreak(peek(r))) return;
  ensure(r, 2);
  readBreak(r);
}

/** Skips spaces and tabs. */
export function skipBlanks(r: Reader): void {
  skipDecoded(r, isBlank);
  for (ensure(r, 1); isBlank(peek(r)); ensure(r, 1)) r.pos++;
}

/** Skips a comment, if there is one here, up to the end of the line. */
export function skipComment(r: Reader): void {
  if (peek(r) !== 0x23) return;
  skipDecoded(r, isOnLine);
  for (let c = peek(r); c !== NUL && !isBreak(c); c = peek(r)) {
    skip(r);
    if (r.pos >= r.decoded) ensure(r, 1);
  }
}

/** True for a character that does not end the line. */
export function isOnLine(c: number): boolean {
  return c !== NUL && !isBreak(c);
}

/**
 * True when a line with `---` or `...`, alone or followed by a blank, starts here. The first four
 * characters must be decoded.
 */
export function atDocumentIndicator(r: Reader): boolean {
  if (r.pos !== r.columnBase) return false;
  const c = peek(r);
  if ((c !== DASH && c !== DOT) || peek(r, 1) !== c || peek(r, 2) !== c) return false;
  return isBlankOrEnd(peek(r, 3));
}
