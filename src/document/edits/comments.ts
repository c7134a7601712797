import type { Span, TreeNode } from '../tree';
import { hasComment, lineEnd } from './lines';

/**
 * Returns whether there is a comment in a part of the text that contains whole nodes, in text order. A `#` in one
 * of their strings begins none.
 */
export function hasCommentAmong(
  text: string,
  { start, end }: Span,
  nodes: readonly TreeNode[],
): boolean {
  let from = start;
  for (const string of nodes.flatMap((node) => stringsOf(text, node))) {
    if (hasComment(text, from, string.start)) return true;
    from = string.end;
  }
  return hasComment(text, from, end);
}

/** The spans of the scalars in a node. After the `|` or `>` of a block scalar there may be a comment. */
function stringsOf(text: string, node: TreeNode): Span[] {
  switch (node.kind) {
    case 'mapping':
      return node.pairs.flatMap(({ key, value }) => [
        ...stringsOf(text, key),
        ...stringsOf(text, value),
      ]);
    case 'sequence':
      return node.items.flatMap((item) => stringsOf(text, item));
    case 'alias':
      return [];
    case 'scalar': {
      const isBlock = node.style === 'literal' || node.style === 'folded';
      return [{ start: isBlock ? lineEnd(text, node.start) : node.start, end: node.end }];
    }
  }
}
