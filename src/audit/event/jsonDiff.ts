import { entriesInOrder, prettyJson } from '../go/json';
import { isRecord } from '../go/jsonObject';
import { RawJson } from '../go/rawJson';

export type DiffMark = 'same' | 'added' | 'dropped';

/** One line of the diff of two JSON values. */
export interface DiffLine {
  mark: DiffMark;
  text: string;
  /** On the first line of what only one side has: its key. */
  field?: string;
}

/** Consecutive lines with one mark; `folded` if they are far from any change. */
export interface DiffHunk {
  mark: DiffMark;
  lines: string[];
  folded: boolean;
}

/** Where the compared values are, and how their lines begin and end. */
interface Place {
  indent: string;
  /** `"key": ` before the value; empty for a list item and for the whole. */
  head: string;
  /** The comma after the value, if any. */
  tail: string;
  field: string;
}

/**
 * Returns the diff of two decoded JSON values, pretty-printed. They are compared by structure, not by
 * line: the same key, or the same index of a list, is the same place. undefined is an absent side. The
 * lines that are not `added` are those of prettyJson(before), and the lines that are not `dropped` are
 * those of prettyJson(after), in order; only commas at the end of a line can differ.
 */
export function jsonDiff(before: unknown, after: unknown): DiffLine[] {
  return compared(decoded(before), decoded(after), { indent: '', head: '', tail: '', field: '' });
}

/**
 * Groups the lines into runs of one mark. An unchanged run shows its first and last `near` lines and
 * folds the rest if that hides more than `near` lines; without any change nothing is folded.
 */
export function diffHunks(lines: readonly DiffLine[], near = 3): DiffHunk[] {
  const runs: DiffHunk[] = [];
  for (const { mark, text } of lines) {
    const last = runs.at(-1);
    if (last?.mark === mark) last.lines.push(text);
    else runs.push({ mark, lines: [text], folded: false });
  }
  if (runs.length <= 1) return runs;
  return runs.flatMap((run) => {
    const to = run.lines.length - near;
    if (run.mark !== 'same' || to - near <= near) return run;
    const piece = (lines: string[], folded: boolean) => ({ mark: run.mark, lines, folded });
    return [
      piece(run.lines.slice(0, near), false),
      piece(run.lines.slice(near, to), true),
      piece(run.lines.slice(to), false),
    ];
  });
}

function compared(before: unknown, after: unknown, place: Place): DiffLine[] {
  if (before === undefined) return after === undefined ? [] : wholly('added', after, place);
  if (after === undefined) return wholly('dropped', before, place);
  const children = childrenOf(before, after);
  if (children) {
    const { indent, head, tail } = place;
    const [open, close] = Array.isArray(before) ? ['[', ']'] : ['{', '}'];
    return [
      { mark: 'same', text: `${indent}${head}${open}` },
      ...children.flatMap((child, index) =>
        compared(decoded(child.before), decoded(child.after), {
          indent: `${indent}  `,
          head: child.head,
          tail: index === children.length - 1 ? '' : ',',
          field: child.field,
        }),
      ),
      { mark: 'same', text: `${indent}${close}${tail}` },
    ];
  }
  const asBefore = wholly('dropped', before, place);
  const asAfter = wholly('added', after, place);
  const isEqual = textOf(asBefore) === textOf(asAfter);
  return isEqual ? asAfter.map(({ text }) => ({ mark: 'same', text })) : [...asBefore, ...asAfter];
}

interface Child {
  field: string;
  head: string;
  before: unknown;
  after: unknown;
}

/** Returns the places in two objects or two lists; undefined if the values cannot be compared by place. */
function childrenOf(before: unknown, after: unknown): Child[] | undefined {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === 0 || after.length === 0) return undefined;
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => ({
      field: String(index),
      head: '',
      before: before[index] as unknown,
      after: after[index] as unknown,
    }));
  }
  if (Array.isArray(before) || Array.isArray(after)) return undefined;
  if (!isRecord(before) || !isRecord(after)) return undefined;
  const [left, right] = [entriesInOrder(before), entriesInOrder(after)];
  // An empty object is printed on one line.
  if (left.length === 0 || right.length === 0) return undefined;
  const [ofBefore, ofAfter] = [new Map(left), new Map(right)];
  return mergedKeys([...ofBefore.keys()], [...ofAfter.keys()]).map((field) => ({
    field,
    head: `${JSON.stringify(field)}: `,
    before: ofBefore.get(field),
    after: ofAfter.get(field),
  }));
}

/** Returns the keys of both sides; each new one comes after the key that it follows in `after`. */
function mergedKeys(before: readonly string[], after: readonly string[]): string[] {
  const merged = [...before];
  after.forEach((key, index) => {
    if (before.includes(key)) return;
    const follows = index === 0 ? -1 : merged.indexOf(after[index - 1]!);
    merged.splice(follows + 1, 0, key);
  });
  return merged;
}

function wholly(mark: DiffMark, value: unknown, place: Place): DiffLine[] {
  const { indent, head, tail, field } = place;
  const lines = `${indent}${head}${prettyJson(value, indent)}${tail}`.split('\n');
  return lines.map((text, index) => (index === 0 ? { mark, text, field } : { mark, text }));
}

function textOf(lines: readonly DiffLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** A patch is kept as it was sent; it is pretty-printed as decoded. */
function decoded(value: unknown): unknown {
  return value instanceof RawJson ? (JSON.parse(value.text) as unknown) : value;
}
