/**
 * Copies the usual lines of long scalars: decoded already. Each is read in one loop, because a scalar can have hundreds of
 * thousands. All other lines, and both ends, are left to the scanners, which follow go-yaml character by character.
 */
import {
  BACKSLASH,
  CR,
  HASH,
  isBlank,
  isBreak,
  isHighSurrogate,
  LF,
  NUL,
  SPACE,
  TAB,
} from './chars';
import { isDocumentIndicator, isOnLine, LOOKAHEAD } from './reader';
import type { Scanner } from './tokens';
import { addPart, addUnits } from './value';

/**
 * Copies lines of a plain or quoted scalar: of a plain one, as long as they are deeper than the column `indent`. In:
 * `s.pos` is behind the words of a line, whose part from `from` on is not copied yet. Out: the same, of a later line, and
 * its `from`.
 */
export function foldLines(
  s: Scanner,
  from: number,
  indent: number | 'single' | 'double',
  goesOn: (c: number, next: number) => boolean,
): number {
  const { text } = s;
  const last = s.decoded - LOOKAHEAD;
  const isPlain = typeof indent === 'number';
  for (let partStart = from; ;) {
    if (s.pos >= s.pauseAt) return partStart;
    let { pos } = s;
    while (pos < last && isBlank(text.charCodeAt(pos))) pos++;
    let c = text.charCodeAt(pos);
    let end = s.pos;
    const isEscaped = c === BACKSLASH && indent === 'double' && isBreak(text.charCodeAt(pos + 1));
    if (isEscaped) {
      // The blanks before it belong to the value.
      end = pos;
      pos++;
      c = text.charCodeAt(pos);
    }
    const breaksStart = pos;
    let lines = 0;
    let lineStart = pos;
    let hasSeparators = false;
    while (pos < last && (isBreak(c) || (lines > 0 && isBlank(c)))) {
      if (c === TAB && isPlain && pos - lineStart <= s.indent) break;
      pos++;
      if (c === CR && text.charCodeAt(pos) === LF) pos++;
      if (!isBlank(c)) {
        lines++;
        lineStart = pos;
        if (isSeparator(c)) hasSeparators = true;
      }
      c = text.charCodeAt(pos);
    }
    if (lines === 0) return partStart;
    if (isPlain && (pos - lineStart <= indent || c === TAB || c === HASH)) return partStart;
    if (pos === lineStart && isDocumentIndicator(text, pos)) return partStart;
    const start = pos;
    let pairs = 0;
    while (pos < last && goesOn(c, text.charCodeAt(pos + 1))) {
      if (isHighSurrogate(c)) {
        pairs++;
        pos++;
      }
      pos++;
      c = text.charCodeAt(pos);
    }
    // A word that may go on is left to the scanner as well.
    if (pos >= last) return partStart;
    while (pos > start && isBlank(text.charCodeAt(pos - 1))) pos--;
    if (isPlain && pos === start) return partStart;
    addPart(s.value, text, partStart, end);
    if (hasSeparators) addSeparators(s, breaksStart, start, isEscaped ? 'dropped' : 'folded');
    else if (isEscaped) addUnits(s.value, LF, lines - 1);
    else addFold(s, lines);
    partStart = start;
    s.pos = pos;
    s.line += lines;
    s.columnBase = lineStart + pairs;
    s.indexBase += pairs;
  }
}

/** Copies lines of a block scalar. In: `s.pos` is the first character of a line. Out: that of a later line. */
export function copyLines(s: Scanner, indent: number, literal: boolean): void {
  const { text } = s;
  const last = s.decoded - LOOKAHEAD;
  for (;;) {
    if (s.pos >= s.pauseAt) return;
    let { pos } = s;
    let c = text.charCodeAt(pos);
    const isFlush = !isBlank(c);
    let pairs = 0;
    while (pos < last && isOnLine(c)) {
      if (isHighSurrogate(c)) pairs++;
      pos++;
      c = text.charCodeAt(pos);
    }
    const end = pos;
    let lines = 0;
    let lineStart = pos;
    let hasSeparators = false;
    while (pos < last && (isBreak(c) || (c === SPACE && pos - lineStart < indent))) {
      pos++;
      if (c === CR && text.charCodeAt(pos) === LF) pos++;
      if (c !== SPACE) {
        lines++;
        lineStart = pos;
        if (isSeparator(c)) hasSeparators = true;
      }
      c = text.charCodeAt(pos);
    }
    if (pos >= last || lines === 0 || pos - lineStart !== indent || c === NUL) return;
    const folds = !literal && isFlush && !isBlank(c);
    addPart(s.value, text, s.pos, end);
    if (hasSeparators) addSeparators(s, end, pos, folds ? 'folded' : 'kept');
    else if (folds) addFold(s, lines);
    else addUnits(s.value, LF, lines);
    s.pos = pos;
    s.line += lines;
    s.columnBase = lineStart;
    s.indexBase += pairs;
  }
}

/** So many line breaks, folded: one becomes a space; of several the first is left out. */
function addFold(s: Scanner, lines: number): void {
  if (lines === 1) addUnits(s.value, SPACE, 1);
  else addUnits(s.value, LF, lines - 1);
}

/** True for LS and PS, which never fold. */
function isSeparator(c: number): boolean {
  return c >= 0x2028;
}

/** Adds the line breaks between two offsets, among them LS or PS. A first one of the other kinds can be left out. */
function addSeparators(
  s: Scanner,
  from: number,
  to: number,
  first: 'kept' | 'folded' | 'dropped',
): void {
  const { text, value } = s;
  let isFirst = true;
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at);
    if (isBlank(c)) continue;
    if (c === CR && text.charCodeAt(at + 1) === LF) at++;
    const isKept = !isFirst || first === 'kept' || (first === 'folded' && isSeparator(c));
    if (isKept) addUnits(value, isSeparator(c) ? c : LF, 1);
    isFirst = false;
  }
}
