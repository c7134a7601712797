import { applyEdits } from '../document/applyEdits';
import { minimalEdit } from '../document/minimalEdit';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';
import type { Origin, Workspace } from '../workspace/workspace';

/**
 * One undo history for typing, form edits and templates. It is kept here and not in Monaco, so that
 * it works before Monaco is loaded, without it, and when it is unmounted.
 */
export interface History {
  past: HistoryStep[];
  future: HistoryStep[];
}

interface HistoryStep {
  forth: TextEdit;
  back: TextEdit;
  /** Typing right after and right beside the last change joins its step; everything else is a step of its own. */
  kind: 'typing' | 'edit';
  at: number;
  /** Where its last keystroke inserted or deleted text: one span per caret. */
  touched: Span[];
  /** The rule selected before and after the change, so that undo does not open another rule. */
  selected: Selected;
  /** The text before and the text after are different texts, not versions of one. */
  other?: Valid;
  /** When the whole text was replaced: its source before and after. */
  source?: { before: Source; after: Source };
  /** When the text did not change, but what the user added beside it: that, before and after. */
  beside?: { before: Beside; after: Beside };
}

/** What the user adds to a workspace beside the text. */
export type Beside = Pick<
  Workspace,
  'ownRequests' | 'callers' | 'clusterApi' | 'expectations' | 'questions'
>;

/** The last valid version of the text before a step, and of the text after it; undefined: there is none, or none yet. */
interface Valid {
  before: string | undefined;
  after?: string | undefined;
}

/** The file that a text belongs to. Its handle is kept elsewhere, keyed by this object. */
export interface OpenedFile {
  readonly name: string;
}

/** The file of a text and its line ending there, or what the text was extracted from. */
export interface Source {
  file: OpenedFile | undefined;
  lineEnding: '\n' | '\r\n';
  origin?: Origin | undefined;
}

export interface Selected {
  before: number | undefined;
  after: number | undefined;
}

export const emptyHistory: History = { past: [], future: [] };

const joinWithinMs = 700;
const stepsKept = 500;

/**
 * Returns the history after the text changed from `before` to `after`; redo is empty then. `at` is
 * the time in ms. `keyed` are the edits of one keystroke, one per caret, against `before`; without
 * them the difference of the texts counts as the edit of one caret.
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
    // Before it: the clock was set back.
    at >= last.at &&
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
    ...(last.other && { other: last.other }),
  };
  return { past: [...history.past.slice(0, -1), joined], future: [] };
}

/** Returns the same history; its last step leads to another text. `valid` is the last valid version of the text before. */
export function withOther(history: History, valid: string | undefined): History {
  const last = history.past.at(-1);
  if (!last) return history;
  // Typing that grew the step: the text before is still that of its first letter.
  const other = last.other ?? { before: valid };
  return { ...history, past: [...history.past.slice(0, -1), { ...last, other }] };
}

/** Returns the same history, with the sources of the text before and after its last step. */
export function withSource(history: History, before: Source, after: Source): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    ...history,
    past: [...history.past.slice(0, -1), { ...last, source: { before, after } }],
  };
}

/** Returns the history after a change beside the text, which stays as it is; redo is empty then. */
export function recordBeside(history: History, before: Beside, after: Beside, at: number): History {
  const none = { start: 0, end: 0, insert: '' };
  const step: HistoryStep = {
    ...{ forth: none, back: none, kind: 'edit', at, touched: [] },
    selected: { before: undefined, after: undefined },
    beside: { before, after },
  };
  return { past: [...history.past, step].slice(-stepsKept), future: [] };
}

/** Returns whether the later history ends with another step, by recording, undo or redo, and not with the same step grown. */
export function beginsStep(before: History, after: History): boolean {
  const isGrown =
    before.past.length === after.past.length && before.past.at(-2) === after.past.at(-2);
  return !isGrown;
}

/**
 * Returns the text and history one step back, with the offset where the change ends; undefined at the beginning. `valid`
 * is the last valid version of the text; if the step led to another text, `other` has that of the text that comes back.
 */
export function undo(history: History, text: string, valid?: string) {
  const last = history.past.at(-1);
  if (!last) return undefined;
  const step = last.other ? { ...last, other: { ...last.other, after: valid } } : last;
  return {
    text: applyEdits(text, [step.back]),
    caret: step.back.start + step.back.insert.length,
    selectedRule: step.selected.before,
    source: step.source?.before,
    beside: step.beside?.before,
    other: step.other && { valid: step.other.before },
    history: { past: history.past.slice(0, -1), future: [...history.future, step] },
  };
}

/** Same as `undo`, one step forward; undefined at the end. */
export function redo(history: History, text: string, valid?: string) {
  const last = history.future.at(-1);
  if (!last) return undefined;
  const step = last.other ? { ...last, other: { ...last.other, before: valid } } : last;
  return {
    text: applyEdits(text, [step.forth]),
    caret: step.forth.start + step.forth.insert.length,
    selectedRule: step.selected.after,
    source: step.source?.after,
    beside: step.beside?.after,
    other: step.other && { valid: step.other.after },
    history: { past: [...history.past, step], future: history.future.slice(0, -1) },
  };
}

function meet(edit: Span, place: Span | undefined): boolean {
  return place !== undefined && edit.start <= place.end && edit.end >= place.start;
}

/** The spans of the inserted texts after all edits, which are in text order. */
function placesAfter(edits: readonly TextEdit[]): Span[] {
  let grown = 0;
  return edits.map(({ start, end, insert }) => {
    const place = { start: start + grown, end: start + grown + insert.length };
    grown += insert.length - (end - start);
    return place;
  });
}
