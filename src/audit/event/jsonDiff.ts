import { entriesInOrder, prettyJson } from '../go/json';
import { isRecord } from '../go/jsonObject';
import { RawJson } from '../go/rawJson';

export type DiffMark = 'same' | 'added' | 'dropped';

/** One line of two JSON values laid over each other. */
export interface DiffLine {
  mark: DiffMark;
  text: string;
  /** On the first line of what only one side has: the key it stands at. */
  field?: string;
}

/** Lines of one mark that follow each other; `folded`: far from any change, to be opened by who wants it. */
export interface DiffHunk {
  mark: DiffMark;
  lines: string[];
  folded: boolean;
}

/** What is being laid over each other, and how its lines begin and end. */
interface Place {
  indent: string;
  /** `"key": ` before the value; empty for an element and for the whole. */
  head: string;
  /** The comma behind the value, if any. */
  tail: string;
  field: string;
}

/**
 * Two decoded JSON values as one pretty-printed text, compared by structure and not by line:
 * the same key, or the same index of a list, is the same place. undefined is a side that is not
 * there at all. The lines that are not `added` are those of prettyJson(before), the lines that are
 * not `dropped` those of prettyJson(after), in order; only commas at the end of a line can differ.
 */
export function jsonDiff(before: unknown, after: unknown): DiffLine[] {
  return compared(decoded(before), decoded(after), { indent: '', head: '', tail: '', field: '' });
}

/**
 * The lines by runs of one mark. An unchanged run shows its first and last `near` lines and folds
 * the rest away, if that hides more than `near` lines; without any change nothing is folded.
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

/** The places within two objects or two lists; undefined when they cannot be gone through together. */
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
  // An empty object is written on one line.
  if (left.length === 0 || right.length === 0) return undefined;
  const [ofBefore, ofAfter] = [new Map(left), new Map(right)];
  return mergedKeys([...ofBefore.keys()], [...ofAfter.keys()]).map((field) => ({
    field,
    head: `${JSON.stringify(field)}: `,
    before: ofBefore.get(field),
    after: ofAfter.get(field),
  }));
}

/** All keys of both, the new ones behind the key they follow in `after`. */
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

/** A patch is kept as it was sent; in pretty print it is what it decodes to. */
function decoded(value: unknown): unknown {
  return value instanceof RawJson ? (JSON.parse(value.text) as unknown) : value;
}
