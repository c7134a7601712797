import { isList, isMap, plainValue, type Plain } from './edits/plainValue';
import type { TreeNode } from './tree';

/** What nests deeper was not written by hand. */
const deepest = 100;

/**
 * Returns the value of a node as plain data: strings, booleans, null, lists and maps. undefined if it
 * holds anything else, such as a number, an alias, a tag or a repeated key, or nests deeper than 100 levels.
 */
export function plainData(node: TreeNode): unknown {
  return dataOf(plainValue(node), deepest);
}

function dataOf(value: Plain, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return undefined;
  if (isList(value)) {
    const items = value.map((item) => dataOf(item, depth - 1));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isMap(value)) return undefined;
  const entries = value.entries.map(([key, each]) => [key, dataOf(each, depth - 1)] as const);
  const keys = new Set(entries.map(([key]) => key));
  const isWhole = entries.every(([key, each]) => typeof key === 'string' && each !== undefined);
  return isWhole && keys.size === entries.length ? Object.fromEntries(entries) : undefined;
}
