import { applyEdits } from '../document/applyEdits';
import { minimalEdit } from '../document/minimalEdit';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';

/**
 * One undo history over typing, form edits and templates, whatever shows the text at the moment
 * (Monaco, the text area, a phone). It lives here and not in Monaco so that it also covers the
 * time before Monaco is there, and survives its leaving.
 */
export interface History {
  past: HistoryStep[];
  future: HistoryStep[];
}

interface HistoryStep {
  forth: TextEdit;
  back: TextEdit;
  /** Typing within a moment and beside the last change joins its step; everything else stands alone. */
  kind: 'typing' | 'edit';
  at: number;
  /** Where its last keystroke left text, or took some away: one place for each caret. */
  touched: Span[];
  /** The rule that was selected before the change and after it: undo must not leave another rule open. */
  selected: Selected;
  /** A whole new text has another source, and undo leads back to the old one. */
  source?: { before: Source; after: Source };
}

/** The file that a text belongs to. What else is known of it is kept beside, by this object. */
export interface OpenedFile {
  readonly name: string;
}

/** Where a text comes from, and how its lines end there. */
export interface Source {
  file: OpenedFile | undefined;
  lineEnding: '\n' | '\r\n';
}

export interface Selected {
  before: number | undefined;
  after: number | undefined;
}

export const emptyHistory: History = { past: [], future: [] };

const joinWithinMs = 700;
const stepsKept = 500;

/**
 * The history after the text went from `before` to `after`; a new change ends what could be redone.
 * `keyed` are the edits of one keystroke, one for each caret, against `before`; without them the
 * difference of the texts stands for one caret.
 */
export function record(
  history: History,
  before: string,
  after: string,
  kind: HistoryStep['kind'],
  at: number,
  selected: Selected = { before: undefined, after: undefined },
  keyed?: readonly TextEdit[],
): History {
  const forth = minimalEdit(before, after);
  const back = minimalEdit(after, before);
  const edits = (keyed ?? [forth]).toSorted((a, b) => a.start - b.start);
  const touched = placesAfter(edits);
  const last = history.past.at(-1);
  const joins =
    kind === 'typing' &&
    last?.kind === 'typing' &&
    at - last.at < joinWithinMs &&
    edits.length === last.touched.length &&
    edits.every((edit, caret) => !edit.insert.includes('\n') && meet(edit, last.touched[caret]));
  if (!joins) {
    return {
      past: [...history.past, { forth, back, kind, at, touched, selected }].slice(-stepsKept),
      future: [],
    };
  }
  const start = applyEdits(before, [last.back]);
  const joined: HistoryStep = {
    forth: minimalEdit(start, after),
    back: minimalEdit(after, start),
    kind,
    at,
    touched,
    selected: { before: last.selected.before, after: selected.after },
  };
  return { past: [...history.past.slice(0, -1), joined], future: [] };
}

/** The same history, with the sources of the texts before and after its last step. */
export function withSource(history: History, before: Source, after: Source): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    ...history,
    past: [...history.past.slice(0, -1), { ...last, source: { before, after } }],
  };
}

/** Whether the later history has another step at its end, by recording, undo or redo; not the same one grown. */
export function beginsStep(before: History, after: History): boolean {
  const isGrown =
    before.past.length === after.past.length && before.past.at(-2) === after.past.at(-2);
  return !isGrown;
}

/** The text and history one step back, with the offset where the change ends; undefined at the beginning. */
export function undo(history: History, text: string) {
  const step = history.past.at(-1);
  if (!step) return undefined;
  return {
    text: applyEdits(text, [step.back]),
    caret: step.back.start + step.back.insert.length,
    selectedRule: step.selected.before,
    source: step.source?.before,
    history: { past: history.past.slice(0, -1), future: [...history.future, step] },
  };
}

/** The text and history one step forth, with the offset where the change ends; undefined at the end. */
export function redo(history: History, text: string) {
  const step = history.future.at(-1);
  if (!step) return undefined;
  return {
    text: applyEdits(text, [step.forth]),
    caret: step.forth.start + step.forth.insert.length,
    selectedRule: step.selected.after,
    source: step.source?.after,
    history: { past: [...history.past, step], future: history.future.slice(0, -1) },
  };
}

function meet(edit: Span, place: Span | undefined): boolean {
  return place !== undefined && edit.start <= place.end && edit.end >= place.start;
}

/** Where the inserted texts stand once all the edits, in their order in the text, are made. */
function placesAfter(edits: readonly TextEdit[]): Span[] {
  let grown = 0;
  return edits.map(({ start, end, insert }) => {
    const place = { start: start + grown, end: start + grown + insert.length };
    grown += insert.length - (end - start);
    return place;
  });
}
