import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../document/tree';

/** Returns what an alias stands for, and any other node unchanged; undefined when there is nothing. */
export type Follow = (node: ParsedNode | null | undefined) => ParsedNode | undefined;

/** All nodes below and including `root`, keys too, in the order of the text. Aliases are not followed. */
export function* nodesIn(root: ParsedNode): Generator<ParsedNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (const part of partsOf(node).reverse()) waiting.push(part);
  }
}

function partsOf(node: ParsedNode): ParsedNode[] {
  if (isSeq(node)) return [...node.items];
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => (value ? [key, value] : [key]));
}

/**
 * The place of a node, UTF-16 offsets: quotes and brackets included, the comments and blank lines behind it not.
 * A block map begins with its first key, a block list with its first dash.
 */
export function spanOf(node: ParsedNode): Span {
  return { start: node.range[0], end: lastOf(node).range[1] };
}

/** The node that a block list or map ends with; any other node itself. */
export function lastOf(node: ParsedNode): ParsedNode {
  let last = node;
  for (let next: ParsedNode | undefined = node; next; next = lastPart(last)) last = next;
  return last;
}

function lastPart(node: ParsedNode): ParsedNode | undefined {
  if (!isBlock(node)) return undefined;
  if (isSeq(node)) return node.items.at(-1);
  const pair = node.items.at(-1);
  return pair?.value ?? pair?.key;
}

/** Whether a node is a list or map in block style. */
export function isBlock(node: ParsedNode): node is YAMLMap.Parsed | YAMLSeq.Parsed {
  return (isSeq(node) || isMap(node)) && !node.flow;
}

/** The string at `key` in a map, '' for an absent value; undefined when there is none, or `node` is no map. */
export function textAt(
  node: ParsedNode | undefined,
  key: string,
  follow: Follow,
): string | undefined {
  return textOf(valueAt(node, key, follow));
}

/** The string that a scalar is, not resolved to a type; undefined for any other node. */
export function textOf(node: ParsedNode | null | undefined): string | undefined {
  return isScalar(node) ? node.source : undefined;
}

/** Maps merged into maps that are merged themselves: more is a circle, or nobody's file. */
const deepestMerge = 5;

/**
 * The value at `key` in a map: of equal keys the last, then that of the maps merged with `<<`, as the server takes it.
 * Undefined when there is none, or `node` is no map.
 */
export function valueAt(
  node: ParsedNode | undefined,
  key: string,
  follow: Follow,
  depth = 0,
): ParsedNode | undefined {
  if (!isMap(node)) return undefined;
  const own = node.items.findLast((pair) => textOf(pair.key) === key);
  if (own) return follow(own.value);
  if (depth === deepestMerge) return undefined;
  for (const pair of node.items) {
    if (textOf(pair.key) !== '<<') continue;
    const merged = follow(pair.value);
    for (const base of isSeq(merged) ? merged.items : [merged]) {
      const value = valueAt(follow(base), key, follow, depth + 1);
      if (value) return value;
    }
  }
  return undefined;
}
