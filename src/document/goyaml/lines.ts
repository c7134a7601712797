/**
 * Copies the usual lines of long scalars: without surrogates, ended by LF or CR, and decoded already. Each is read in one
 * loop, because a scalar can have hundreds of thousands. All other lines, and both ends, are left to the scanners, which
 * follow go-yaml character by character.
 */
import { CR, DASH, DOT, HASH, isBlank, isBreakOrEnd, LF, SPACE, TAB } from './chars';
import { isOnLine, LOOKAHEAD } from './reader';
import type { Scanner } from './tokens';
import { addPart, addUnits } from './value';

/** From here on, characters can be surrogates. */
const SURROGATES = 0xd800;

/**
 * Copies lines of a plain or quoted scalar, as long as they are indented deeper than `indent`. In: `s.pos` is behind the
 * words of a line, whose part from `from` on is not copied yet. Out: the same, of a later line, and its `from`.
 */
export function foldLines(
  s: Scanner,
  from: number,
  indent: number,
  goesOn: (c: number, next: number) => boolean,
): number {
  const { text } = s;
  const last = s.decoded - LOOKAHEAD;
  for (let partStart = from; ; ) {
    let { pos } = s;
    while (pos < last && isBlank(text.charCodeAt(pos))) pos++;
    let lines = 0;
    let lineStart = pos;
    let c = text.charCodeAt(pos);
    while (pos < last && (c === LF || c === CR || (c === SPACE && lines > 0))) {
      pos++;
      if (c === CR && text.charCodeAt(pos) === LF) pos++;
      if (c !== SPACE) {
        lines++;
        lineStart = pos;
      }
      c = text.charCodeAt(pos);
    }
    if (lines === 0 || pos - lineStart <= indent || c === TAB || c === HASH) return partStart;
    if (pos === lineStart && (c === DASH || c === DOT)) return partStart;
    const start = pos;
    while (pos < last && c < SURROGATES) {
      const next = text.charCodeAt(pos + 1);
      if (!goesOn(c, next)) break;
      pos++;
      c = next;
    }
    while (pos > start && isBlank(text.charCodeAt(pos - 1))) pos--;
    if (pos === start) return partStart;
    addPart(s.value, text, partStart, s.pos);
    if (lines === 1) addUnits(s.value, SPACE, 1);
    else addUnits(s.value, LF, lines - 1);
    partStart = start;
    s.pos = pos;
    s.line += lines;
    s.columnBase = lineStart;
  }
}

/** Copies lines of a block scalar. In: `s.pos` is the first character of a line. Out: that of a later line. */
export function copyLines(s: Scanner, indent: number, literal: boolean): void {
  const { text } = s;
  const last = s.decoded - LOOKAHEAD;
  for (;;) {
    let { pos } = s;
    let c = text.charCodeAt(pos);
    const isFlush = !isBlank(c);
    while (pos < last && c < SURROGATES && isOnLine(c)) c = text.charCodeAt(++pos);
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
    const folds = !literal && isFlush && !isBlank(c);
    if (!folds) addUnits(s.value, LF, lines);
    else if (lines === 1) addUnits(s.value, SPACE, 1);
    else addUnits(s.value, LF, lines - 1);
    s.pos = pos;
    s.line += lines;
    s.columnBase = lineStart;
  }
}
