import { isStep } from '../audit/steps';

/** Nothing is taken out of an entry with fewer lines. */
const longLines = 1000;

/** The lines of a text: where each starts, and by how many spaces it is indented; -1 if it is blank. */
interface Lines {
  text: string;
  starts: number[];
  indents: number[];
}

/** An entry of a list or map. */
interface Entry {
  /** Its lines, `end` excluded: comments above it, the line of its head, and what is indented below. */
  from: number;
  first: number;
  end: number;
  /** Where its key, dash or bracket is, a UTF-16 offset. */
  head: number;
}

/**
 * Takes out of a long YAML or JSON document the entries that are not wanted, so that the rest can be parsed at once:
 * a list of all ConfigMaps of a cluster, the values of many charts. In a map, an entry becomes a comment; in a list, an
 * empty item. All other offsets, indices and lines' beginnings remain. Enters no map or list that can itself be a policy.
 * Returns a document that is not indented as YAML is, unchanged. Never throws. Pauses.
 */
export function* withoutEntries(
  text: string,
  isWanted: (entry: string) => boolean,
): Generator<undefined, string> {
  const lines = yield* linesOf(text);
  const count = lines.starts.length;
  let from = 0;
  while (from < count && /^(?:---|%|#|\s*$)/.test(lineAt(lines, from))) from++;
  const unwanted: Part[] = [];
  yield* takeOut({ lines, isWanted, unwanted }, { from, to: count }, 0);
  let result = '';
  let copied = 0;
  for (const [index, { start, end, instead }] of unwanted.entries()) {
    if (isStep(index)) yield;
    result += text.slice(copied, start) + instead;
    copied = end;
  }
  return result + text.slice(copied);
}

interface Part {
  start: number;
  end: number;
  /** As long as what it replaces. */
  instead: string;
}

interface Work {
  lines: Lines;
  isWanted: (entry: string) => boolean;
  unwanted: Part[];
}

/** The lines of a list or map. */
interface Within {
  from: number;
  to: number;
  /** The head of the first entry, if it is behind the dash of a list item. */
  behindDash?: { head: number; column: number };
}

/** So many UTF-16 units are read between two pauses. */
const readInStep = 100_000;

/** Deeper lists and maps are kept as they are. */
const deepest = 20;

function* takeOut(work: Work, within: Within, depth: number): Generator<undefined, void> {
  const { lines, isWanted, unwanted } = work;
  const entries = yield* entriesOf(lines, within);
  let read = 0;
  for (const [index, entry] of entries.entries()) {
    if (isStep(index)) yield;
    const head = headOf(lines, entry);
    if (!isHead(head) || isOfPolicy(head)) return;
  }
  for (const [index, entry] of entries.entries()) {
    read += startOf(lines, entry.end) - startOf(lines, entry.from);
    if (isStep(index) || read > readInStep) {
      yield;
      read = 0;
    }
    const inner = innerOf(lines, entry);
    const own = lines.text.slice(startOf(lines, entry.from), startOf(lines, entry.end));
    if (!isWanted(own)) unwanted.push(without(lines, entry));
    else if (inner && depth < deepest && entry.end - entry.first > longLines)
      yield* takeOut(work, inner, depth + 1);
  }
}

/** Returns the list or map in an entry; undefined if it is something else, or the value of a key about audit. */
function innerOf(lines: Lines, entry: Entry): Within | undefined {
  const head = headOf(lines, entry);
  const dash = /^- +/.exec(head)?.[0];
  if (dash !== undefined) {
    const at = entry.head + dash.length;
    const column = at - startOf(lines, entry.first);
    return { from: entry.first, to: entry.end, behindDash: { head: at, column } };
  }
  if (!opens.test(head) || /^\S*audit/i.test(head)) return undefined;
  return { from: entry.first + 1, to: entry.end };
}

/** A key without a value on its line, or a bracket. */
const opens = /^(?:[\w./-]+|"[^"\\]*"|'[^']*')\s*:\s*(?:[{[]\s*|#.*)?$|^[{[]\s*$/;

/** Whether a line can begin an entry: otherwise the text is not the YAML or JSON that it seemed to be. */
const isHead = (head: string) => /^(?:-(?:\s|$)|[{["'\d]|[^\s:#]+\s*:(?:\s|$))/.test(head);

/** Whether an entry belongs to a policy, or to a list of rules. */
const isOfPolicy = (head: string) =>
  /^(?:-\s+)*["']?(?:rules|level|omitStages|omitManagedFields)["']?\s*:/.test(head) ||
  /^["']?apiVersion["']?\s*:\s*["']?audit/.test(head);

/** Returns the entries of a list or map; none if there are only brackets and comments. */
function* entriesOf(lines: Lines, { from, to, behindDash }: Within): Generator<undefined, Entry[]> {
  const column = behindDash?.column ?? (yield* leastIndent(lines, from, to));
  const keys = behindDash ? [from] : [];
  const dashes: number[] = [];
  for (let line = behindDash ? from + 1 : from; line < to; line++) {
    if (isStep(line)) yield;
    if (lines.indents[line] !== column || !isContent(lines, line)) continue;
    (isDash(lines, line) ? dashes : keys).push(line);
  }
  // A list may be indented like the key above it.
  const firsts = keys.length > 0 ? keys : dashes;
  const entries: Entry[] = [];
  let before = from;
  for (const [index, first] of firsts.entries()) {
    if (isStep(index)) yield;
    const next = firsts[index + 1];
    const end =
      next === undefined ? bracketsBelow(lines, to, column) : commentsAbove(lines, next, column);
    const head =
      behindDash && first === from ? behindDash.head : startOf(lines, first) + Math.max(0, column);
    entries.push({ from: index === 0 ? first : before, first, end, head });
    before = end;
  }
  return entries;
}

function* leastIndent(lines: Lines, from: number, to: number): Generator<undefined, number> {
  let least = Infinity;
  for (let line = from; line < to; line++) {
    if (isStep(line)) yield;
    const indent = lines.indents[line]!;
    if (indent >= 0 && indent < least && isContent(lines, line)) least = indent;
  }
  return least;
}

/** Whether a line is not blank, and neither a comment nor the end of a list or map in brackets. */
function isContent(lines: Lines, line: number): boolean {
  const indent = lines.indents[line]!;
  return indent >= 0 && !'#}]'.includes(lines.text.charAt(startOf(lines, line) + indent));
}

function isDash(lines: Lines, line: number): boolean {
  const at = startOf(lines, line) + lines.indents[line]!;
  return /^-(?:\s|$)/.test(lines.text.slice(at, at + 2));
}

/** Returns the first of the comment lines directly above a line that are not indented deeper. */
function commentsAbove(lines: Lines, line: number, column: number): number {
  let first = line;
  for (let above = line - 1; above >= 0; above--) {
    const indent = lines.indents[above]!;
    if (indent < 0) continue;
    if (indent > column || lines.text.charAt(startOf(lines, above) + indent) !== '#') break;
    first = above;
  }
  return first;
}

/** Returns the first of the lines above `to` that end what is around the column. */
function bracketsBelow(lines: Lines, to: number, column: number): number {
  let first = to;
  for (let above = to - 1; above >= 0 && lines.indents[above]! < column; above--) {
    if (lines.indents[above]! >= 0) first = above;
  }
  return first;
}

/** An entry that is taken out. */
function without(lines: Lines, { from, first, end, head }: Entry): Part {
  const { text } = lines;
  const last = startOf(lines, end);
  const stop = text.charAt(last - 1) === '\n' ? last - 1 : last;
  const own = text.slice(head, stop);
  const comments = text.slice(startOf(lines, from), startOf(lines, first));
  const indent = text.slice(startOf(lines, first), head);
  return {
    start: startOf(lines, from),
    end: stop,
    // Comments remain: a space in place of a line break would move the head.
    instead: comments + indent + filled(own),
  };
}

/** As many characters as the entry has, with the same kind of entry or none in it. */
function filled(own: string): string {
  const filler = ' '.repeat(own.length - 1);
  if (/^-(?:\s|$)/.test(own)) return `-${filler}`;
  const isItem = /^[{["'\d]/.test(own) && !/^(?:"(?:[^"\\]|\\.)*"|'[^']*')\s*:/.test(own);
  // A comment also ends a block scalar above it, which spaces would make longer.
  if (!isItem) return `#${filler}`;
  const comma = own.trimEnd().endsWith(',') ? ',' : '';
  return `0${filler.slice(comma.length)}${comma}`.slice(0, own.length);
}

const headOf = ({ text }: Lines, { head }: Entry) => {
  const end = text.indexOf('\n', head);
  return text.slice(head, Math.min(end === -1 ? text.length : end, head + 300));
};

const startOf = ({ text, starts }: Lines, line: number) => starts[line] ?? text.length;
const lineAt = (lines: Lines, line: number) =>
  lines.text.slice(startOf(lines, line), startOf(lines, line + 1));

function* linesOf(text: string): Generator<undefined, Lines> {
  const starts: number[] = [];
  const indents: number[] = [];
  for (let start = 0; start < text.length;) {
    if (isStep(starts.length)) yield;
    let at = start;
    while (text.charAt(at) === ' ') at++;
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const isBlank = text.slice(at, Math.min(end, at + 2)).trim() === '';
    starts.push(start);
    indents.push(isBlank ? -1 : at - start);
    start = end + 1;
  }
  return { text, starts, indents };
}
