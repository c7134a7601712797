import type { TreeNode } from '../tree';

/** How deep lists and maps may be nested. Mirrors maxNestingDepth of encoding/json. */
export const maxDepth = 10_000;

/**
 * Returns the list or map nested too deep for encoding/json, which decodes what the YAML is converted
 * to; undefined when there is none. What aliases expand to is not counted.
 */
export function tooDeep(root: TreeNode): TreeNode | undefined {
  const waiting: [node: TreeNode, depth: number][] = [[root, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    if (node.kind !== 'sequence' && node.kind !== 'mapping') continue;
    if (depth > maxDepth) return node;
    const inside = node.kind === 'sequence' ? node.items : node.pairs.map(({ value }) => value);
    for (const value of inside) waiting.push([value, depth + 1]);
  }
  return undefined;
}
