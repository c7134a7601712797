import { isStep, resultOf } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';

/** A part of a text under repair: kept from the original, or new. */
type Piece = Span | { insert: string };

/** A text that is changed in several passes and remembers what of the original is left. */
export interface Repaired {
  text: string;
  pieces: readonly Piece[];
}

/** Returns a text before any repair. */
export function unrepaired(text: string): Repaired {
  return { text, pieces: text === '' ? [] : [{ start: 0, end: text.length }] };
}

/** Returns the text after edits of its present state. They are in order and do not overlap. */
export function repaired(before: Repaired, edits: readonly TextEdit[]): Repaired {
  return resultOf(repairedInSteps(before, edits));
}

/** Same as repaired, with pauses. */
export function* repairedInSteps(
  { text, pieces }: Repaired,
  edits: readonly TextEdit[],
): Generator<undefined, Repaired> {
  const after: Piece[] = [];
  const parts: string[] = [];
  let done = 0;
  let index = 0;
  let within = 0;
  /** Moves over the pieces up to an offset, and keeps them or not. */
  const pass = (until: number, keep: boolean) => {
    while (done < until) {
      const piece = pieces[index];
      if (!piece) return;
      const length = lengthOf(piece) - within;
      const taken = Math.min(length, until - done);
      if (keep) after.push(partOf(piece, within, within + taken));
      done += taken;
      within = taken === length ? 0 : within + taken;
      if (within === 0) index += 1;
    }
  };
  for (const [at, { start, end, insert }] of edits.entries()) {
    if (isStep(at)) yield;
    parts.push(text.slice(done, start), insert);
    pass(start, true);
    if (insert !== '') after.push({ insert });
    pass(end, false);
  }
  parts.push(text.slice(done));
  yield;
  pass(text.length, true);
  yield;
  return { text: parts.join(''), pieces: after };
}

/** Returns the edits that make the present text of the original. */
export function* editsOf({ pieces }: Repaired, original: string): Generator<undefined, TextEdit[]> {
  const edits: TextEdit[] = [];
  let done = 0;
  let insert = '';
  const close = (until: number) => {
    if (until > done || insert !== '') edits.push({ start: done, end: until, insert });
    insert = '';
  };
  for (const [at, piece] of pieces.entries()) {
    if (isStep(at)) yield;
    if ('insert' in piece) insert += piece.insert;
    else {
      close(piece.start);
      done = piece.end;
    }
  }
  close(original.length);
  return edits;
}

function lengthOf(piece: Piece): number {
  return 'insert' in piece ? piece.insert.length : piece.end - piece.start;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  return 'insert' in piece
    ? { insert: piece.insert.slice(from, to) }
    : { start: piece.start + from, end: piece.start + to };
}
