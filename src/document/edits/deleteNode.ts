import { isRulesPath } from '../../audit/policyPath';
import type { Path } from '../../audit/types';
import type { TextEdit } from '../textEdit';
import { afterColon, cutLines, removeBlockItem, removeBlockPair } from './blockEntries';
import { blockItems, type Draft, holdingPair, sequence } from './draft';
import type { Found } from './find';
import { entriesOf, removeFlowEntry } from './flowEntries';
import { hasCommentAmong } from './comments';
import { skipToToken } from './lines';
import { Refusal } from './refusal';
import { removeRuleLines } from './ruleLines';

/** Returns the edits that delete a field or item which is not the only one. */
export function deleteEntry(draft: Draft, path: Path, found: Found): TextEdit[] {
  const { text } = draft;
  const holder = found.steps.at(-1);
  if (!holder)
    throw new Refusal("The form can't delete the whole document. Clear the YAML instead.");
  const { node, index } = holder;
  if (node.style === 'flow') return removeFlowEntry(text, entriesOf(node), index);
  if (node.kind === 'mapping') return removeBlockPair(text, node, index);
  const items = blockItems(draft, { steps: found.steps.slice(0, -1), node });
  return isRulesPath(path.slice(0, -1))
    ? removeRuleLines(text, items, index)
    : removeBlockItem(items, text, index);
}

/** Empties a list to `[]`; comments apart from its items stay. */
export function clearList(draft: Draft, found: Found): TextEdit[] {
  const { text } = draft;
  const list = sequence(found);
  if (list.style === 'flow') {
    const first = list.items[0]?.start ?? list.end;
    const last = list.items.at(-1)?.end ?? list.start;
    const comma = skipToToken(text, last);
    if (hasCommentAmong(text, { start: first, end: comma }, list.items)) {
      throw new Refusal('Deleting this could delete comments. Edit the YAML instead.', list);
    }
    const bare = !hasCommentAmong(text, list, list.items);
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
