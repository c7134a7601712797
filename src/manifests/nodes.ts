import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../document/tree';

/** Returns the node that an alias refers to, and any other node unchanged; undefined if there is none. */
export type Follow = (node: ParsedNode | null | undefined) => ParsedNode | undefined;

/** Yields `root` and all nodes below it, including keys, in the order of the text. Does not follow aliases. */
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
 * Returns the place of a node, UTF-16 offsets: with quotes and brackets, without the comments and blank lines after
 * it. A block map starts at its first key, a block list at its first dash.
 */
export function spanOf(node: ParsedNode): Span {
  return { start: node.range[0], end: lastOf(node).range[1] };
}

/** Returns the last node of a block list or map; any other node itself. */
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

/** Returns whether a node is a list or map in block style. */
export function isBlock(node: ParsedNode): node is YAMLMap.Parsed | YAMLSeq.Parsed {
  return (isSeq(node) || isMap(node)) && !node.flow;
}

/** Returns the string at `key` in a map, '' for an absent value; undefined for any other node or without the key. */
export function textAt(
  node: ParsedNode | undefined,
  key: string,
  follow: Follow,
): string | undefined {
  return textOf(valueAt(node, key, follow));
}

/** Returns the string of a scalar, not resolved to a type; undefined for any other node. */
export function textOf(node: ParsedNode | null | undefined): string | undefined {
  return isScalar(node) ? node.source : undefined;
}

/** The depth of merge keys in merged maps. Deeper ones are a cycle, or no real file. */
const deepestMerge = 5;

/**
 * Returns the value at `key` in a map as the server would: the last of repeated keys wins, then the maps merged with
 * `<<` in order. Undefined if there is none, or for any other node.
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
