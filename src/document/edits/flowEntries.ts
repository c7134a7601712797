import type { MappingNode, SequenceNode, Span } from '../tree';
import type { TextEdit } from '../textEdit';
import {
  hasComment,
  isFirstOnLine,
  lineEnd,
  lineStart,
  nextLine,
  skipBlanks,
  skipBlanksBack,
  skipToToken,
} from './lines';
import { Refusal } from './refusal';

/** A list in `[ ]` or a map in `{ }`: the span of the brackets and of each item or pair. */
export interface FlowEntries extends Span {
  entries: readonly Span[];
}

/** Returns the entries of a list or map. */
export function entriesOf(node: MappingNode | SequenceNode): FlowEntries {
  const entries: Span[] =
    node.kind === 'sequence'
      ? node.items
      : node.pairs.map(({ key, value }) => ({
          start: key.start,
          end: Math.max(key.end, value.end),
        }));
  return { start: node.start, end: node.end, entries };
}

/** Returns the edits that insert `written` before entry `index`, or after the last one. */
export function insertFlowEntries(
  text: string,
  list: FlowEntries,
  index: number,
  written: readonly string[],
  style: { comma: string; eol: string },
): TextEdit[] {
  const next = list.entries[index];
  const last = list.entries.at(-1);
  const joined = written.join(`,${style.comma}`);
  if (!last) {
    const isBare = skipToToken(text, list.start + 1) === list.end - 1;
    const start = list.start + 1;
    const end = isBare && !hasComment(text, start, list.end) ? list.end - 1 : start;
    return [{ start, end, insert: joined }];
  }
  if (next) {
    const isOnOwnLine = isFirstOnLine(text, next.start);
    const indent = text.slice(lineStart(text, next.start), next.start);
    const glue = isOnOwnLine ? `,${style.eol}${indent}` : `,${style.comma}`;
    const insert = written.map((entry) => entry + glue).join('');
    return [{ start: next.start, end: next.start, insert }];
  }
  const afterComma = afterCommaOf(text, last);
  const newLine = nextLine(text, afterComma ?? last.end);
  const isOnOwnLine = isFirstOnLine(text, last.start) && newLine < list.end;
  if (!isOnOwnLine) {
    return [{ start: last.end, end: last.end, insert: `,${style.comma}${joined}` }];
  }
  const indent = text.slice(lineStart(text, last.start), last.start);
  const lines = written.map((entry) => indent + entry).join(`,${style.eol}`);
  const tail = (afterComma === undefined ? '' : ',') + style.eol;
  const comma = { start: last.end, end: last.end, insert: ',' };
  return [
    ...(afterComma === undefined ? [comma] : []),
    { start: newLine, end: newLine, insert: lines + tail },
  ];
}

/** Returns the edits that delete entry `index` of several, with its trailing comment if it is on a line of its own. */
export function removeFlowEntry(text: string, list: FlowEntries, index: number): TextEdit[] {
  const entry = list.entries[index];
  const previous = list.entries[index - 1];
  const next = list.entries[index + 1];
  if (!entry) return [];
  const afterComma = afterCommaOf(text, entry);
  if (afterComma !== undefined && hasComment(text, entry.end, afterComma)) {
    return [cut(entry.start, entry.end), cut(afterComma - 1, afterComma)];
  }
  const end = afterComma ?? entry.end;
  const isFirst = isFirstOnLine(text, entry.start);
  const tail = skipBlanks(text, end);
  const endsLine = tail === lineEnd(text, tail) || text[tail] === '#';
  if (next) {
    if (isFirst && endsLine) return [cut(lineStart(text, entry.start), nextLine(text, tail))];
    if (!endsLine) return [cut(entry.start, Math.min(tail, next.start))];
    return [cut(skipBlanksBack(text, entry.start), end)];
  }
  const edits: TextEdit[] = [];
  if (previous && afterComma === undefined) {
    if (!hasComment(text, previous.end, entry.start) && !(isFirst && endsLine)) {
      return [cut(previous.end, entry.end)];
    }
    const comma = afterCommaOf(text, previous);
    if (comma !== undefined) edits.push(cut(comma - 1, comma));
  }
  if (isFirst && endsLine) edits.push(cut(lineStart(text, entry.start), nextLine(text, tail)));
  else edits.push(cut(isFirst ? entry.start : skipBlanksBack(text, entry.start), end));
  return edits;
}

/** Returns the edits that move entry `from` to index `to`: only the texts of the entries change places. */
export function moveFlowEntry(
  text: string,
  list: FlowEntries,
  from: number,
  to: number,
): TextEdit[] {
  const passed = list.entries.slice(Math.min(from, to), Math.max(from, to) + 1);
  const [low] = passed;
  if (!low) return [];
  // Comments in an entry move with it; a # between two entries is in no string.
  if (passed.some(({ end }, at) => hasComment(text, end, passed[at + 1]?.start ?? end))) {
    throw new Refusal(
      'There may be comments between these rules in [ ]. Move them in the YAML instead.',
      low,
    );
  }
  const texts = list.entries.map(({ start, end }) => text.slice(start, end));
  const moved = texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? '');
  return list.entries.flatMap(({ start, end }, i) => {
    const insert = moved[i] ?? '';
    return insert === texts[i] ? [] : [{ start, end, insert }];
  });
}

function cut(start: number, end: number): TextEdit {
  return { start, end, insert: '' };
}

/** The offset after the comma that follows an entry; undefined if there is none. */
function afterCommaOf(text: string, entry: Span): number | undefined {
  const next = skipToToken(text, entry.end);
  return text[next] === ',' ? next + 1 : undefined;
}
