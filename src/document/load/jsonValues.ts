import { isStep } from '../../audit/steps';
import type { TreeNode } from '../tree';
import type { JsonValue } from './jsonValue';

type Container = JsonValue & { kind: 'array' | 'object' };

/**
 * Returns the values of a tree parsed from a JSON text (jsonText.ts), in the order of the text,
 * repeated keys included, at any depth. Pauses.
 */
export function* jsonValues(root: TreeNode): Generator<undefined, JsonValue> {
  const waiting: Container[] = [];
  const json = shallow(root, waiting);
  let turns = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isStep(turns++)) yield;
    yield* fill(next, waiting);
  }
  return json;
}

/** Returns the value of a node; a list or an object waits to be filled. */
function shallow(node: TreeNode, waiting: Container[]): JsonValue {
  if (node.kind === 'sequence' || node.kind === 'mapping') {
    const empty: Container =
      node.kind === 'sequence'
        ? { kind: 'array', node, items: [] }
        : { kind: 'object', node, members: [] };
    waiting.push(empty);
    return empty;
  }
  const text = node.kind === 'scalar' ? node.value : '';
  if (node.kind === 'scalar' && node.style === 'double')
    return { kind: 'string', node, value: text };
  if (text === 'null') return { kind: 'null', node };
  if (text === 'true' || text === 'false') return { kind: 'bool', node, value: text === 'true' };
  return { kind: 'number', node, text };
}

function* fill(container: Container, waiting: Container[]): Generator<undefined, void> {
  const { node } = container;
  if (container.kind === 'array' && node.kind === 'sequence') {
    for (const [at, item] of node.items.entries()) {
      if (isStep(at)) yield;
      container.items.push(shallow(item, waiting));
    }
  } else if (container.kind === 'object' && node.kind === 'mapping') {
    for (const [at, { key, value }] of node.pairs.entries()) {
      if (isStep(at)) yield;
      const name = key.kind === 'scalar' ? key.value : '';
      container.members.push({ key: name, keyNode: key, value: shallow(value, waiting) });
    }
  }
}
