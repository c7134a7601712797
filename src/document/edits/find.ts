import type { Path } from '../../audit/types';
import type { MappingNode, Pair, SequenceNode, TreeNode } from '../tree';
import { Refusal } from './refusal';

/** One step down: the list or map, and the index of its entry. */
export type PathStep =
  | { node: MappingNode; index: number; key: string }
  | { node: SequenceNode; index: number };

/** As much of a path as the document has: `steps[i]` leads to the node at `path.slice(0, i + 1)`. */
export interface Found {
  steps: PathStep[];
  /** The deepest node found. */
  node: TreeNode;
}

/**
 * Walks down the path as far as the document goes. Throws a Refusal where a change would be unsafe: at
 * aliases, merge keys and repeated keys.
 */
export function find(root: TreeNode, path: Path): Found {
  const steps: PathStep[] = [];
  let node = root;
  for (const part of path) {
    if (node.kind === 'alias') throw aliasRefusal(node);
    if (node.kind === 'mapping' && typeof part === 'string') {
      const index = pairIndex(node, part);
      const pair = node.pairs[index];
      if (pair === undefined) break;
      steps.push({ node, index, key: part });
      node = pair.value;
    } else if (node.kind === 'sequence' && typeof part === 'number') {
      const item = node.items[part];
      if (item === undefined) break;
      steps.push({ node, index: part });
      node = item;
    } else break;
  }
  if (node.kind === 'alias') throw aliasRefusal(node);
  return { steps, node };
}

function aliasRefusal(at: TreeNode): Refusal {
  return new Refusal('This is an alias (*) of another part. Edit the YAML instead.', at);
}

/** Returns the index of the pair with this key, -1 if there is none. */
function pairIndex(map: MappingNode, key: string): number {
  const merge = map.pairs.find((pair) => isKey(pair, '<<') && pair.value.kind !== 'scalar');
  if (merge) {
    throw new Refusal(
      'This includes the fields of another part (<<). Edit the YAML instead.',
      merge.key,
    );
  }
  const index = map.pairs.findIndex((pair) => isKey(pair, key));
  const second = map.pairs.find((pair, i) => i > index && isKey(pair, key));
  if (index !== -1 && second) {
    throw new Refusal(
      `The field ${key} is written more than once. Delete the duplicates in the YAML first.`,
      second.key,
    );
  }
  return index;
}

function isKey(pair: Pair, key: string): boolean {
  return pair.key.kind === 'scalar' && pair.key.value === key;
}

/** Returns the keys of a map; '' for one that is not a scalar. */
export function keysOf(map: MappingNode): string[] {
  return map.pairs.map(({ key }) => (key.kind === 'scalar' ? key.value : ''));
}

/** Returns the names of the anchors (&) and aliases (*) in a node. */
export function anchorsWithin(node: TreeNode): { anchors: Set<string>; aliases: string[] } {
  const anchors = new Set<string>();
  const aliases: string[] = [];
  // No recursion: a text can nest deeper than the stack allows.
  const open = [node];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.anchor !== undefined) anchors.add(at.anchor);
    if (at.kind === 'alias') aliases.push(at.name);
    if (at.kind === 'sequence') for (const item of at.items.toReversed()) open.push(item);
    if (at.kind === 'mapping') {
      for (const { key, value } of at.pairs.toReversed()) open.push(value, key);
    }
  }
  return { anchors, aliases };
}
