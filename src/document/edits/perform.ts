import type { Path } from '../../audit/types';
import type { MappingNode, Pair, SequenceNode, Span, TreeNode } from '../tree';
import type { TextEdit } from '../textEdit';
import {
  afterColon,
  contentEnd,
  cutLines,
  insertLines,
  itemLines,
  type ItemLines,
  pairEnd,
  removeBlockItem,
  removeBlockPair,
} from './blockEntries';
import type { Clean } from './cleanValue';
import { placeOfField } from './fieldOrder';
import { find, type Found, keysOf } from './find';
import { type FlowEntries, insertFlowEntries, moveFlowEntry, removeFlowEntry } from './flowEntries';
import { column, hasComment, isFirstOnLine, lineStart, nextLine, skipToToken } from './lines';
import { Refusal } from './refusal';
import { duplicateRuleLines, isSpacedOut, moveRuleLines, removeRuleLines } from './ruleLines';
import { type Quoting, scalarText } from './scalarText';
import type { Step } from './step';
import { quotingOf, type Style } from './style';
import {
  indent,
  keyText,
  type Place,
  writeAfterKey,
  writeField,
  writeFlow,
  writeItem,
  writeScalar,
} from './writeValue';

/** A parsed text, and how new text in it is to look. */
export interface Draft {
  text: string;
  root: TreeNode;
  eol: string;
  isJson: boolean;
  style: Style;
}

/** The edits that make one step. Throws a Refusal when the text is written in a way that forbids it. */
export function perform(draft: Draft, step: Step): TextEdit[] {
  const found = find(draft.root, step.path);
  switch (step.do) {
    case 'write':
      return write(draft, step.path, found, step.value);
    case 'insertField':
      return insertField(draft, step.path, mapping(found), step.key, step.value);
    case 'insertItems':
      return insertItems(draft, step.path, found, step.index, step.values);
    case 'delete':
      return deleteEntry(draft, step.path, found);
    case 'clear':
      return clear(draft, found);
    case 'rename':
      return rename(found, step.key);
    case 'move':
      return move(draft, found, step.from, step.to);
    case 'duplicate':
      return duplicate(draft, found, step.index);
  }
}

function mapping({ node }: Found): MappingNode {
  if (node.kind !== 'mapping') throw new Refusal('This is not a map; edit the text instead.', node);
  return node;
}

function sequence({ node }: Found): SequenceNode {
  if (node.kind !== 'sequence')
    throw new Refusal('This is not a list; edit the text instead.', node);
  return node;
}

/** The pair that holds the node found, when a map holds it. */
function holdingPair({ steps }: Found): Pair | undefined {
  const holder = steps.at(-1);
  return holder?.node.kind === 'mapping' ? holder.node.pairs[holder.index] : undefined;
}

function isInFlow({ steps }: Found): boolean {
  return steps.some(({ node }) => node.style === 'flow');
}

function entriesOf(node: MappingNode | SequenceNode): FlowEntries {
  const entries: Span[] =
    node.kind === 'sequence'
      ? node.items
      : node.pairs.map(({ key, value }) => ({
          start: key.start,
          end: Math.max(key.end, value.end),
        }));
  return { start: node.start, end: node.end, entries };
}

function blockItems(draft: Draft, found: Found): ItemLines[] {
  const pair = holdingPair(found);
  if (!pair)
    throw new Refusal('This list is written in an unusual way; edit the text.', found.node);
  return itemLines(draft.text, sequence(found), pair.key.end);
}

function write(draft: Draft, path: Path, found: Found, value: Clean): TextEdit[] {
  const { text } = draft;
  const { node } = found;
  const place: Place = { path, style: draft.style };
  if (node.kind === 'scalar' && quotingOf(node) === undefined) {
    throw new Refusal('This value is written over several lines (| or >); edit the text.', node);
  }
  const isAbsent = node.kind === 'scalar' && node.start === node.end;
  if (typeof value !== 'object' && node.kind === 'scalar') {
    const quoting = node.value === '' && node.style === 'plain' ? undefined : quotingOf(node);
    const insert = writeScalar(value, place, isInFlow(found), draft.isJson ? 'double' : quoting);
    return [{ start: node.start, end: node.end, insert: isAbsent ? ` ${insert}` : insert }];
  }
  if (node.kind !== 'scalar' && hasComment(text, node.start, contentEnd(text, node))) {
    throw new Refusal('There may be comments in what is to be replaced; edit the text.', node);
  }
  if (isInFlow(found)) {
    const insert = writeFlow(value, place);
    return [{ start: node.start, end: node.end, insert: isAbsent ? ` ${insert}` : insert }];
  }
  return writeBlock(draft, found, value, place);
}

/** Replaces the whole value after a `:` or `-`; a comment on the first line stays there. */
function writeBlock(draft: Draft, found: Found, value: Clean, place: Place): TextEdit[] {
  const { text, eol } = draft;
  const pair = holdingPair(found);
  const holder = found.steps.at(-1);
  const end = contentEnd(text, found.node);
  let start: number;
  let head: string;
  let lines: string[];
  if (pair) {
    start = afterColon(text, pair);
    const written = writeAfterKey(value, place);
    head = written.inline === undefined ? '' : ` ${written.inline}`;
    lines = indent(written.lines, column(text, pair.key.start));
  } else {
    start = holder?.node.kind === 'sequence' ? (holder.node.dashes[holder.index] ?? -1) : -1;
    if (start === -1)
      throw new Refusal('This value cannot be replaced here; edit the text.', found.node);
    const [first = '', ...rest] = writeItem(value, place);
    head = first;
    lines = indent(rest, column(text, start));
  }
  const stop = Math.max(end, pair ? start : start + 1);
  const edits = [{ start, end: stop, insert: head }];
  if (lines.length > 0) edits.push(insertLines(text, nextLine(text, stop), lines, eol));
  return edits;
}

function insertField(
  draft: Draft,
  path: Path,
  map: MappingNode,
  key: string,
  value: Clean,
): TextEdit[] {
  const { text, eol, style } = draft;
  const place: Place = { path, style };
  const index = placeOfField(path, keysOf(map), key);
  if (map.style === 'flow') {
    const written = writeFlow(value, { path: [...path, key], style });
    const pair = keyText(key, style, true) + style.colon + written;
    return insertFlowEntries(text, entriesOf(map), index, [pair], { comma: style.comma, eol });
  }
  const first = map.pairs[0];
  const previous = map.pairs[index - 1];
  if (!first) throw new Refusal('This map cannot be edited here; edit the text.', map);
  const at = column(text, first.key.start);
  const lines = indent(writeField(key, value, place), at);
  if (previous) {
    return [insertLines(text, pairEnd(text, previous), lines, eol)];
  }
  afterColon(text, first);
  if (isFirstOnLine(text, first.key.start)) {
    const start = lineStart(text, first.key.start);
    return [{ start, end: start, insert: lines.join(eol) + eol }];
  }
  const insert = lines.join(eol).slice(at) + eol + ' '.repeat(at);
  return [{ start: first.key.start, end: first.key.start, insert }];
}

function insertItems(
  draft: Draft,
  path: Path,
  found: Found,
  index: number,
  values: readonly Clean[],
): TextEdit[] {
  const { text, eol, style } = draft;
  const list = sequence(found);
  const sibling = list.items[index - 1] ?? list.items[index];
  const isNullSibling = sibling?.kind === 'scalar' && sibling.start === sibling.end;
  const quoting = sibling?.kind === 'scalar' && !isNullSibling ? quotingOf(sibling) : undefined;
  const place = (i: number): Place => ({ path: [...path, index + i], style });
  if (list.style === 'flow') {
    const isBare = list.items.length === 0 && !hasComment(text, list.start, list.end);
    if (isBare && !isInFlow(found) && holdingPair(found)) return write(draft, path, found, values);
    const written = values.map((value, i) => writeFlow(value, place(i), quoting));
    return insertFlowEntries(text, entriesOf(list), index, written, { comma: style.comma, eol });
  }
  const items = blockItems(draft, found);
  const dash = list.dashes[0] ?? list.start;
  const gap = gapOf(text, list, index) ?? style.dashGap;
  const next = items[index];
  const blank = path.length === 1 && isSpacedOut(text, items) ? [''] : [];
  const lines = values.flatMap((value, i) => {
    const item = indent(writeItem(value, place(i), gap, quoting), column(text, dash));
    return next ? [...item, ...blank] : [...blank, ...item];
  });
  return [insertLines(text, next?.lead ?? items.at(-1)?.end ?? list.end, lines, eol)];
}

/** How far right of its dash a neighbour's text stands. */
function gapOf(text: string, list: SequenceNode, index: number): number | undefined {
  const i = Math.max(0, index - 1);
  const dash = list.dashes[i];
  const item = list.items[i];
  if (dash === undefined || !item || item.start <= dash) return undefined;
  return /^- *$/.test(text.slice(dash, item.start)) &&
    item.end > item.start &&
    item.start - dash > 1
    ? item.start - dash
    : undefined;
}

function deleteEntry(draft: Draft, path: Path, found: Found): TextEdit[] {
  const { text } = draft;
  const holder = found.steps.at(-1);
  if (!holder) throw new Refusal('The whole document cannot be deleted here; clear the text.');
  const { node, index } = holder;
  if (node.style === 'flow') return removeFlowEntry(text, entriesOf(node), index);
  if (node.kind === 'mapping') return removeBlockPair(text, node, index);
  const items = blockItems(draft, { steps: found.steps.slice(0, -1), node });
  return path.length === 2 && path[0] === 'rules'
    ? removeRuleLines(text, items, index)
    : removeBlockItem(items, text, index);
}

/** Empties a list to `[]`; comments that stand apart from its items stay. */
function clear(draft: Draft, found: Found): TextEdit[] {
  const { text } = draft;
  const list = sequence(found);
  if (list.style === 'flow') {
    const first = list.items[0]?.start ?? list.end;
    const last = list.items.at(-1)?.end ?? list.start;
    const comma = skipToToken(text, last);
    if (hasComment(text, first, comma)) {
      throw new Refusal('There may be comments in what is to be deleted; edit the text.', list);
    }
    const bare = !hasComment(text, list.start, list.end);
    if (bare) return [{ start: list.start + 1, end: list.end - 1, insert: '' }];
    return [{ start: first, end: text[comma] === ',' ? comma + 1 : last, insert: '' }];
  }
  const pair = holdingPair(found);
  const items = blockItems(draft, found);
  const first = items[0];
  const last = items.at(-1);
  if (!pair || !first || !last) return [];
  const colon = afterColon(text, pair);
  const gaps = items.slice(1).map((item, i) => text.slice(items[i]?.end, item.lead));
  const kept = gaps.filter((gap) => gap.includes('#')).join('');
  const cut = kept === '' ? cutLines(text, first.lead, last.end) : undefined;
  return [
    { start: colon, end: colon, insert: ' []' },
    cut ?? { start: first.lead, end: last.end, insert: kept },
  ];
}

function rename(found: Found, key: string): TextEdit[] {
  const old = holdingPair(found)?.key;
  const quoting: Quoting | undefined = old?.kind === 'scalar' ? quotingOf(old) : undefined;
  if (!old || quoting === undefined) {
    throw new Refusal('This key is written in an unusual way; edit the text.', old);
  }
  return [{ start: old.start, end: old.end, insert: scalarText(key, quoting, isInFlow(found)) }];
}

function move(draft: Draft, found: Found, from: number, to: number): TextEdit[] {
  const list = sequence(found);
  if (list.style === 'flow') return moveFlowEntry(draft.text, entriesOf(list), from, to);
  return moveRuleLines(draft.text, blockItems(draft, found), from, to, draft.eol);
}

function duplicate(draft: Draft, found: Found, index: number): TextEdit[] {
  const { text, eol, style } = draft;
  const list = sequence(found);
  if (list.style === 'block') return duplicateRuleLines(text, blockItems(draft, found), index, eol);
  const { start, end } = list.items[index] ?? list;
  const copy = [text.slice(start, end)];
  return insertFlowEntries(text, entriesOf(list), index + 1, copy, { comma: style.comma, eol });
}
