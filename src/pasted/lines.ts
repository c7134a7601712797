import { isStep, resultOf } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';

/** A line without its line break. Offsets are UTF-16 units into the text. */
export interface Line extends Span {
  text: string;
  /** Where the next line starts. */
  next: number;
}

/** Returns the lines of a text. A line break at its end starts no further line. */
export function linesOf(text: string): Line[] {
  return resultOf(linesInSteps(text));
}

/** Same as linesOf, with pauses. */
export function* linesInSteps(text: string): Generator<undefined, Line[]> {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    if (isStep(lines.length)) yield;
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed + 1;
    const end = feed === -1 ? next : text[feed - 1] === '\r' && feed > start ? feed - 1 : feed;
    lines.push({ start, end, next, text: text.slice(start, end) });
    start = next;
  }
  return lines;
}

/** Returns whether a line has nothing but white space. */
export const isBlank = (line: Line) => line.text.trim() === '';

/** Returns how many spaces a line begins with. */
export const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/** The lines around the place of an error, the nearest first. */
export function near(lines: readonly Line[], at: number, distance: number): Line[] {
  const order = Array.from({ length: 2 * distance + 1 }, (_, index) =>
    index % 2 === 0 ? at - index / 2 : at + (index + 1) / 2,
  );
  return order.flatMap((index) => lines[index] ?? []);
}

/** A part of a line: outside quotes, in straight quotes, or a comment. */
export interface LinePart extends Span {
  kind: 'plain' | 'quoted' | 'comment';
}

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y;

/**
 * Returns the parts of a line; offsets are into the line. A quote only opens a string where a value can start, and if it
 * is closed in the same line.
 */
export function partsOf(line: string): LinePart[] {
  const parts: LinePart[] = [];
  let plain = 0;
  const close = (end: number) => {
    if (end > plain) parts.push({ kind: 'plain', start: plain, end });
  };
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    const before = at === 0 ? ' ' : (line[at - 1] ?? ' ');
    if (char === '#' && /[\s\u200b\ufeff]/.test(before)) {
      close(at);
      parts.push({ kind: 'comment', start: at, end: line.length });
      return parts;
    }
    if ((char === '"' || char === "'") && /[\s[{,:(，：［｛]/.test(before)) {
      quoted.lastIndex = at;
      const length = quoted.exec(line)?.[0].length;
      if (length === undefined) continue;
      close(at);
      parts.push({ kind: 'quoted', start: at, end: at + length });
      plain = at + length;
      at = plain - 1;
    }
  }
  close(line.length);
  return parts;
}

/**
 * Returns a function that finds the part of a line at an offset. It is asked for offsets in ascending order only, so that a
 * line of many parts is read once.
 */
export function partFinder(parts: readonly LinePart[]): (offset: number) => LinePart | undefined {
  let at = 0;
  return (offset) => {
    while (at < parts.length && parts[at]!.end <= offset) at++;
    const part = parts[at];
    return part && part.start <= offset ? part : undefined;
  };
}

/**
 * Returns the ways to repair a slip, each as edits in order; mostly there is one. `at` is the index of the line where
 * the server stopped.
 */
export type Ways = (
  lines: readonly Line[],
  at: number,
  text: string,
) => Generator<undefined, TextEdit[][]>;

/** Ways that look at few lines, or at each of them only shortly. */
export function atOnce(ways: (...args: Parameters<Ways>) => TextEdit[][]): Ways {
  // oxlint-disable-next-line require-yield
  return function* (...args) {
    return ways(...args);
  };
}

/** The one way, if there is anything to edit. */
export const oneWay = (edits: TextEdit[]): TextEdit[][] => (edits.length > 0 ? [edits] : []);
