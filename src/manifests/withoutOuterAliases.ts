import { Document, isAlias, isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Node, ParsedNode } from 'yaml';
import type { Span } from '../document/tree';
import { spanOf, type Follow } from './nodes';
import type { YamlDocument } from './readDocument';

/** Nested aliases can expand without limit. */
const nodesAtMost = 10_000;
const deepest = 50;

/**
 * Writes a list or map that refers to anchors outside of it as a YAML text of its own: expands these aliases, and keeps
 * comments. Returns undefined if there are none, or if they cannot be expanded: an anchor is missing, they form a
 * cycle, or the result is too large.
 */
export function withoutOuterAliases(
  { follow }: YamlDocument,
  node: ParsedNode,
): string | undefined {
  const copying: Copying = { follow, replaced: 0, left: nodesAtMost };
  const copy = copyOf(node, spanOf(node), 0, copying);
  if (copying.replaced === 0 || copying.left < 0) return undefined;
  return new Document(copy, { schema: 'failsafe' }).toString({ lineWidth: 0 });
}

interface Copying {
  follow: Follow;
  replaced: number;
  /** Nodes that may still be copied; below 0, the copy is incomplete. */
  left: number;
}

/** `root` is the span of the node that is copied as a whole: aliases to anchors in it stay. */
function copyOf(node: ParsedNode, root: Span, depth: number, copying: Copying): Node {
  copying.left = depth > deepest ? -1 : copying.left - 1;
  if (copying.left < 0) return node;
  const copy = (part: ParsedNode) => copyOf(part, root, depth + 1, copying);
  if (isAlias(node)) {
    const target = copying.follow(node);
    if (target && isWithin(target, root)) return node;
    copying.replaced += 1;
    if (target) return withoutAnchor(target, copyOf(target, spanOf(target), depth + 1, copying));
    copying.left = -1;
  }
  if (isSeq(node)) return Object.assign(new YAMLSeq(), node, { items: node.items.map(copy) });
  if (isMap(node)) {
    const items = node.items.map(({ key, value }) => new Pair(copy(key), value && copy(value)));
    return Object.assign(new YAMLMap(), node, { items });
  }
  // An absent value would be written as "", which is a string.
  const isAbsent = isScalar(node) && node.source === '' && node.type === 'PLAIN';
  return isAbsent ? new Scalar('~') : node;
}

function withoutAnchor(target: ParsedNode, copied: Node): Node {
  // Scalars are not copied.
  const copy = copied === target && isScalar(target) ? (target.clone() as Node) : copied;
  if (copy !== target) delete copy.anchor;
  return copy;
}

function isWithin({ range: [start] }: ParsedNode, root: Span): boolean {
  return root.start <= start && start < root.end;
}
