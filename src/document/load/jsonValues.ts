import type { TreeNode } from '../tree';
import { deepest, type JsonMember, type JsonValue } from './jsonValue';

/**
 * Returns the values of a tree parsed from a JSON text (jsonText.ts), in the order of the text,
 * repeated keys included.
 */
export function jsonValues(node: TreeNode, depth = 0): JsonValue {
  if (node.kind === 'sequence') {
    const items = depth < deepest ? node.items : [];
    return { kind: 'array', node, items: items.map((item) => jsonValues(item, depth + 1)) };
  }
  if (node.kind === 'mapping') {
    const members: JsonMember[] = [];
    for (const { key, value } of depth < deepest ? node.pairs : []) {
      const name = key.kind === 'scalar' ? key.value : '';
      members.push({ key: name, keyNode: key, value: jsonValues(value, depth + 1) });
    }
    return { kind: 'object', node, members };
  }
  const text = node.kind === 'scalar' ? node.value : '';
  if (node.kind === 'scalar' && node.style === 'double')
    return { kind: 'string', node, value: text };
  if (text === 'null') return { kind: 'null', node };
  if (text === 'true' || text === 'false') return { kind: 'bool', node, value: text === 'true' };
  return { kind: 'number', node, text };
}
