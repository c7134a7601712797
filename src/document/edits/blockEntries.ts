import type { MappingNode, Pair, SequenceNode, Span } from '../tree';
import type { TextEdit } from '../textEdit';
import { column, isBreak, isFirstOnLine, lineKind, lineStart, nextLine } from './lines';
import { Refusal } from './refusal';

/** The end of a node's text, without the last line break and blank lines of a block scalar. */
export function contentEnd(text: string, node: Span): number {
  let end = node.end;
  while (end > node.start && isBreak(text[end - 1])) end--;
  return end;
}

/**
 * The start of the line after a block entry, its trailing comment, and the comments below it that are
 * indented deeper than `column`: those belong to the entry.
 */
function blockEnd(text: string, content: number, deeperThan: number): number {
  let end = nextLine(text, content);
  for (let next = end; next < text.length; next = nextLine(text, next)) {
    const line = lineKind(text, next);
    if (line.kind === 'content') break;
    if (line.kind === 'comment' && line.column <= deeperThan) break;
    if (line.kind === 'comment') end = nextLine(text, next);
  }
  return end;
}

/**
 * The start of the comments that belong to the item with this dash: the `#` lines directly above it,
 * not indented deeper; the dash's own line if there are none. `floor`: never above this offset.
 */
function leadStart(text: string, dash: number, floor: number): number {
  const dashColumn = column(text, dash);
  let start = lineStart(text, dash);
  while (start > floor) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    const line = lineKind(text, above);
    if (above < floor || line.kind !== 'comment' || line.column > dashColumn) break;
    start = above;
  }
  return start;
}

/** One item of a block list as whole lines. */
export interface ItemLines extends Span {
  /** The start of its lead comments. */
  lead: number;
}

/**
 * The lines of every item of a block list: from the lead comments (`lead`) and the dash's line
 * (`start`) to after the item's own comments. `floor`: the end of what comes before the list.
 */
export function itemLines(text: string, list: SequenceNode, floor: number): ItemLines[] {
  let before = nextLine(text, floor);
  return list.items.map((item, i) => {
    const dash = list.dashes[i] ?? list.start;
    if (!isFirstOnLine(text, dash)) {
      throw new Refusal(
        "The form can't edit a list written like this. Edit the YAML instead.",
        item,
      );
    }
    const content = Math.max(contentEnd(text, item), dash + 1);
    const end = blockEnd(text, content, column(text, dash));
    const lead = leadStart(text, dash, before);
    before = end;
    return { lead, start: lineStart(text, dash), end };
  });
}

/** The offset after the `:` of a pair in a block map. */
export function afterColon(text: string, pair: Pair): number {
  const colon = /^[ \t]*:/.exec(text.slice(pair.key.end, pair.key.end + 100));
  const before = text.slice(lineStart(text, pair.key.start), pair.key.start);
  if (!colon || !/^ *(- +)*$/.test(before)) {
    throw new Refusal(
      "The form can't edit a field written like this. Edit the YAML instead.",
      pair.key,
    );
  }
  return pair.key.end + colon[0].length;
}

/** The end of the lines of a pair in a block map, including its own comments. */
export function pairEnd(text: string, pair: Pair): number {
  const content = Math.max(contentEnd(text, pair.value), afterColon(text, pair));
  return blockEnd(text, content, column(text, pair.key.start));
}

/** Returns the edit that inserts whole lines at `offset`, the start of a line or the end of the text. */
export function insertLines(
  text: string,
  offset: number,
  lines: readonly string[],
  eol: string,
): TextEdit {
  const isAfterOpenLine = offset > 0 && offset === text.length && lineStart(text, offset) < offset;
  const joined = lines.join(eol);
  return { start: offset, end: offset, insert: isAfterOpenLine ? eol + joined : joined + eol };
}

/** Returns the edits that delete pair `index` from a block map that has others. */
export function removeBlockPair(text: string, map: MappingNode, index: number): TextEdit[] {
  const pair = map.pairs[index];
  if (!pair) return [];
  const end = pairEnd(text, pair);
  if (isFirstOnLine(text, pair.key.start))
    return [cutLines(text, lineStart(text, pair.key.start), end)];
  let next = end;
  while (next < text.length && (text[next] === ' ' || isBreak(text[next]))) next++;
  return [{ start: pair.key.start, end: next, insert: '' }];
}

/** Returns the edits that delete item `index` from a block list of scalars that has others. */
export function removeBlockItem(
  items: readonly ItemLines[],
  text: string,
  index: number,
): TextEdit[] {
  const item = items[index];
  if (!item) return [];
  const next = items[index + 1];
  const isOnlyOneMeant = next ? next.lead < next.start || next.lead > item.end : index > 0;
  return [cutLines(text, isOnlyOneMeant ? item.lead : item.start, item.end)];
}

/** Returns the edit that deletes whole lines; with the last line of the text, the line break before it too. */
export function cutLines(text: string, start: number, end: number): TextEdit {
  const isOpenEnd = end === text.length && lineStart(text, end) < end;
  return { start: isOpenEnd ? endOfLineBefore(text, start) : start, end, insert: '' };
}

function endOfLineBefore(text: string, start: number): number {
  if (start === 0 || !isBreak(text[start - 1])) return start;
  return text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
}
