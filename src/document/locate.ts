import type { Path } from '../audit/types';
import type { MappingNode, Pair, SequenceNode, Span, TreeNode } from './tree';

/** A place in the document: the value with its node, and for a field the key and the pair. */
export interface Located {
  key?: Span;
  value: Span;
  node: TreeNode;
  pair?: Pair;
}

/**
 * Returns what is at `path`; of repeated keys the last, as the server does. Undefined if there is
 * nothing. An alias is not followed: nothing below it is found, nor what a merge key includes.
 */
export function locate(root: TreeNode | null, path: Path): Located | undefined {
  if (root === null) return undefined;
  let found: Located = { value: spanOf(root), node: root };
  for (const step of path) {
    const next = child(found.node, step);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

/**
 * Returns the deepest path whose key or value contains `offset` (UTF-16, ends included). Blank lines and
 * comments after an item or field belong to it, up to the end of its list or map. [] outside of all.
 */
export function pathAt(root: TreeNode | null, offset: number): Path {
  const path: (string | number)[] = [];
  for (let node = root; node !== null && node.start <= offset && offset <= node.end;) {
    const step = stepAt(node, offset);
    const next = step === undefined ? undefined : child(node, step);
    if (step === undefined || next === undefined) break;
    path.push(step);
    node = next.node;
  }
  return path;
}

/** Returns the span of each rule: from its dash, or in a `[…]` list from its start, to the end of its content. */
export function ruleSpans(root: TreeNode | null): Span[] {
  const rules = locate(root, ['rules'])?.node;
  if (rules?.kind !== 'sequence') return [];
  return rules.items.map((item, index) => {
    const start = startOf(rules, index);
    return { start, end: Math.max(item.end, start + (rules.style === 'block' ? 1 : 0)) };
  });
}

function child(node: TreeNode, step: string | number): Located | undefined {
  if (typeof step === 'number') {
    const item = node.kind === 'sequence' ? node.items[step] : undefined;
    return item && { value: spanOf(item), node: item };
  }
  if (node.kind !== 'mapping') return undefined;
  const pair = pairOf(node, step);
  return pair && { key: spanOf(pair.key), value: spanOf(pair.value), node: pair.value, pair };
}

/** Maps with more pairs than this get an index, because a text may have 100,000 keys that are all looked up. */
const fewPairs = 16;

const indexes = new WeakMap<MappingNode, Map<string, Pair>>();

/** The last pair with that key. */
function pairOf(node: MappingNode, name: string): Pair | undefined {
  if (node.pairs.length <= fewPairs) {
    return node.pairs.findLast(({ key }) => keyName(key) === name);
  }
  let index = indexes.get(node);
  if (!index) {
    index = new Map();
    for (const pair of node.pairs) {
      const key = keyName(pair.key);
      if (key !== undefined) index.set(key, pair);
    }
    indexes.set(node, index);
  }
  return index.get(name);
}

function stepAt(node: TreeNode, offset: number): string | number | undefined {
  if (node.kind === 'mapping') {
    const pair = node.pairs.findLast(({ key }) => key.start <= offset);
    return pair && keyName(pair.key);
  }
  if (node.kind !== 'sequence') return undefined;
  const index = node.items.findLastIndex((_, at) => startOf(node, at) <= offset);
  return index === -1 ? undefined : index;
}

/** The start of an item: its dash if it has one. */
function startOf(list: SequenceNode, index: number): number {
  return list.dashes[index] ?? list.items[index]?.start ?? list.start;
}

function keyName(key: TreeNode): string | undefined {
  return key.kind === 'scalar' ? key.value : undefined;
}

function spanOf({ start, end }: TreeNode): Span {
  return { start, end };
}
