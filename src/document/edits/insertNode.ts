import type { Path } from '../../audit/types';
import type { MappingNode, SequenceNode } from '../tree';
import type { TextEdit } from '../textEdit';
import { afterColon, insertLines, pairEnd } from './blockEntries';
import type { Clean } from './cleanValue';
import { blockItems, type Draft, holdingPair, isInFlow, sequence } from './draft';
import { placeOfField } from './fieldOrder';
import { type Found, keysOf } from './find';
import { entriesOf, insertFlowEntries } from './flowEntries';
import { column, hasComment, isFirstOnLine, lineStart } from './lines';
import { Refusal } from './refusal';
import { replaceNode } from './replaceNode';
import { isSpacedOut } from './ruleLines';
import { quotingOf } from './style';
import { indent, keyText, type Place, writeField, writeFlow, writeItem } from './writeValue';

/** Returns the edits that add the field `key` to a map, in the usual order of fields. */
export function insertField(
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
  if (!first) throw new Refusal("The form can't edit this safely. Edit the YAML instead.", map);
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

/** Returns the edits that insert items before index `index` of a list, or after its last item. */
export function insertItems(
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
    if (isBare && !isInFlow(found) && holdingPair(found))
      return replaceNode(draft, path, found, values);
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

/** The columns from a neighbor's dash to its text. */
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
