import type { TextEdit } from '../textEdit';
import { clearList, deleteEntry } from './deleteNode';
import { blockItems, type Draft, holdingPair, isInFlow, mapping, sequence } from './draft';
import { find, type Found } from './find';
import { entriesOf, insertFlowEntries, moveFlowEntry } from './flowEntries';
import { insertField, insertItems } from './insertNode';
import { Refusal } from './refusal';
import { replaceNode } from './replaceNode';
import { duplicateRuleLines, moveRuleLines } from './ruleLines';
import { type Quoting, scalarText } from './scalarText';
import type { Step } from './step';
import { quotingOf } from './style';

/** Returns the edits that make one step. Throws a Refusal if the way the text is written does not allow it. */
export function perform(draft: Draft, step: Step): TextEdit[] {
  const found = find(draft.root, step.path);
  switch (step.do) {
    case 'write':
      return replaceNode(draft, step.path, found, step.value);
    case 'insertField':
      return insertField(draft, step.path, mapping(found), step.key, step.value);
    case 'insertItems':
      return insertItems(draft, step.path, found, step.index, step.values);
    case 'delete':
      return deleteEntry(draft, step.path, found);
    case 'clear':
      return clearList(draft, found);
    case 'rename':
      return rename(found, step.key);
    case 'move':
      return move(draft, found, step.from, step.to);
    case 'duplicate':
      return duplicate(draft, found, step.index);
  }
}

function rename(found: Found, key: string): TextEdit[] {
  const old = holdingPair(found)?.key;
  const quoting: Quoting | undefined = old?.kind === 'scalar' ? quotingOf(old) : undefined;
  if (!old || quoting === undefined) {
    throw new Refusal("The form can't rename a key written like this. Edit the YAML instead.", old);
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
