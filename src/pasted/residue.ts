import { isStep } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { isBlank, type Line } from './lines';

/** One kind of thing that copying adds to a text. */
export interface Residue {
  /** As the user reads it after "This text contains": "line numbers". `removed` is what the first edit takes out. */
  name: string | ((removed: string) => string);
  /** What the button says if it is the only kind. */
  title: (name: string) => `${'Remove' | 'Convert' | 'Use'} ${string}`;
  /** Returns the edits that take it out, in order; none if the text has none of it. `lines` are those of `text`. */
  find: (lines: readonly Line[], text: string) => Steps;
}

/** Edits that are found in steps. */
export type Steps = Generator<undefined, TextEdit[]>;

/** So many UTF-16 units are read between two pauses. */
const readInStep = 50_000;
/** What a line or an edit costs besides, in such units. */
const each = 50;

/** Returns the edits of all lines, in order. `editsIn` returns those of one line; they are taken one by one. */
export function* editsOfLines(
  lines: readonly Line[],
  editsIn: (line: Line) => Iterable<TextEdit>,
): Steps {
  const all: TextEdit[] = [];
  let left = readInStep;
  for (const line of lines) {
    left -= line.text.length + each;
    for (const edit of editsIn(line)) {
      all.push(edit);
      left -= each;
      if (left > 0) continue;
      yield;
      left = readInStep;
    }
    if (left > 0) continue;
    yield;
    left = readInStep;
  }
  return all;
}

export const remove: Residue['title'] = (name) => `Remove the ${name.replace(/^(?:an?|the) /, '')}`;

/** The edit that deletes a line with its line break. */
export const withoutLine = ({ start, next }: Line): TextEdit => ({ start, end: next, insert: '' });

/** Returns a line that is not blank, from the start or from the end; undefined if there is none. */
export function outermost(lines: readonly Line[], from: 'start' | 'end'): Line | undefined {
  return from === 'start'
    ? lines.find((line) => !isBlank(line))
    : lines.findLast((line) => !isBlank(line));
}

/** Returns the edits that replace every match of a pattern, in steps. */
export function* replaced(
  text: string,
  pattern: RegExp,
  by: (match: RegExpMatchArray) => string,
): Steps {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    edits.push({ start, end: start + match[0].length, insert: by(match) });
    if (isStep(edits.length)) yield;
  }
  return edits;
}
