import type { MappingNode, Pair, SequenceNode, TreeNode } from '../tree';
import { itemLines, type ItemLines } from './blockEntries';
import type { Found } from './find';
import { Refusal } from './refusal';
import type { Style } from './style';

/** A parsed text, and the style for new text in it. */
export interface Draft {
  text: string;
  root: TreeNode;
  eol: string;
  isJson: boolean;
  style: Style;
}

/** Returns the map found. Throws a Refusal if it is something else. */
export function mapping({ node }: Found): MappingNode {
  if (node.kind !== 'mapping')
    throw new Refusal('This must be a map. Fix it in the YAML first.', node);
  return node;
}

/** Returns the list found. Throws a Refusal if it is something else. */
export function sequence({ node }: Found): SequenceNode {
  if (node.kind !== 'sequence')
    throw new Refusal('This must be a list. Fix it in the YAML first.', node);
  return node;
}

/** The pair of the node found, if it is in a map. */
export function holdingPair({ steps }: Found): Pair | undefined {
  const holder = steps.at(-1);
  return holder?.node.kind === 'mapping' ? holder.node.pairs[holder.index] : undefined;
}

/** Returns whether the node found is inside `[ ]` or `{ }`. */
export function isInFlow({ steps }: Found): boolean {
  return steps.some(({ node }) => node.style === 'flow');
}

/** The lines of every item of a block list in a map. */
export function blockItems(draft: Draft, found: Found): ItemLines[] {
  const pair = holdingPair(found);
  if (!pair)
    throw new Refusal(
      "The form can't edit a list written like this. Edit the YAML instead.",
      found.node,
    );
  return itemLines(draft.text, sequence(found), pair.key.end);
}
