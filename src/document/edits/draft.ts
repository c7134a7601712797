import type { MappingNode, Pair, SequenceNode, TreeNode } from '../tree';
import { itemLines, type ItemLines } from './blockEntries';
import type { Found } from './find';
import { Refusal } from './refusal';
import type { Style } from './style';

/** A parsed text, and how new text in it is to look. */
export interface Draft {
  text: string;
  root: TreeNode;
  eol: string;
  isJson: boolean;
  style: Style;
}

/** The map found; a Refusal when it is something else. */
export function mapping({ node }: Found): MappingNode {
  if (node.kind !== 'mapping') throw new Refusal('This is not a map; edit the text instead.', node);
  return node;
}

/** The list found; a Refusal when it is something else. */
export function sequence({ node }: Found): SequenceNode {
  if (node.kind !== 'sequence')
    throw new Refusal('This is not a list; edit the text instead.', node);
  return node;
}

/** The pair that holds the node found, when a map holds it. */
export function holdingPair({ steps }: Found): Pair | undefined {
  const holder = steps.at(-1);
  return holder?.node.kind === 'mapping' ? holder.node.pairs[holder.index] : undefined;
}

/** Whether the node found stands within `[ ]` or `{ }`. */
export function isInFlow({ steps }: Found): boolean {
  return steps.some(({ node }) => node.style === 'flow');
}

/** The lines of every item of a block list that a map holds. */
export function blockItems(draft: Draft, found: Found): ItemLines[] {
  const pair = holdingPair(found);
  if (!pair)
    throw new Refusal('This list is written in an unusual way; edit the text.', found.node);
  return itemLines(draft.text, sequence(found), pair.key.end);
}
