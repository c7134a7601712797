/**
 * Copies the usual lines of long scalars: ended by LF or CR, and decoded already. Each is read in one loop, because a
 * scalar can have hundreds of thousands. All other lines, and both ends, are left to the scanners, which follow go-yaml
 * character by character.
 */
import {
  CR,
  DASH,
  DOT,
  HASH,
  isBlank,
  isBreakOrEnd,
  isHighSurrogate,
  LF,
  SPACE,
  TAB,
} from './chars';
import { isOnLine, LOOKAHEAD } from './reader';
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
  indent: number | 'quoted',
  goesOn: (c: number, next: number) => boolean,
): number {
  const { text } = s;
  const last = s.decoded - LOOKAHEAD;
  const isQuoted = indent === 'quoted';
  for (let partStart = from; ;) {
    if (s.pos >= s.pauseAt) return partStart;
    let { pos } = s;
    while (pos < last && isBlank(text.charCodeAt(pos))) pos++;
    let lines = 0;
    let lineStart = pos;
    let c = text.charCodeAt(pos);
    while (pos < last && (c === LF || c === CR || (lines > 0 && isBlank(c)))) {
      if (c === TAB && !isQuoted) break;
      pos++;
      if (c === CR && text.charCodeAt(pos) === LF) pos++;
      if (!isBlank(c)) {
        lines++;
        lineStart = pos;
      }
      c = text.charCodeAt(pos);
    }
    if (lines === 0) return partStart;
    if (!isQuoted && (pos - lineStart <= indent || c === TAB || c === HASH)) return partStart;
    if (pos === lineStart && (c === DASH || c === DOT)) return partStart;
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
    if (pos === start) return partStart;
    addPart(s.value, text, partStart, s.pos);
    addFold(s, lines);
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
    while (pos < last && (c === LF || c === CR || (c === SPACE && pos - lineStart < indent))) {
      pos++;
      if (c === CR && text.charCodeAt(pos) === LF) pos++;
      if (c !== SPACE) {
        lines++;
        lineStart = pos;
      }
      c = text.charCodeAt(pos);
    }
    if (pos >= last || lines === 0 || pos - lineStart !== indent || isBreakOrEnd(c)) return;
    addPart(s.value, text, s.pos, end);
    if (!literal && isFlush && !isBlank(c)) addFold(s, lines);
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
