import type { Path } from '../../audit/types';
import type { MappingNode, SequenceNode, TreeNode } from '../tree';
import { type Clean, type CleanMap, isCleanList, isCleanMap, isEmpty, plainOf } from './cleanValue';
import { keysOf } from './find';
import { plainValue, samePlain } from './plainValue';
import type { Step } from './step';

/**
 * Returns the steps that give the node at `path` the value `value` and change nothing else: fields and
 * list items that stay keep their text, quotes and comments. The steps must be made in this order;
 * none leaves a list or map empty in between.
 */
export function reconcile(path: Path, node: TreeNode, value: Clean): Step[] {
  if (samePlain(plainValue(node), plainOf(value))) return [];
  if (!isEmpty(value)) {
    if (isCleanList(value) && node.kind === 'sequence' && node.items.length > 0) {
      return reconcileList(path, node, value);
    }
    if (isCleanMap(value) && node.kind === 'mapping' && node.pairs.length > 0) {
      return reconcileMap(path, node, value);
    }
  }
  return [{ do: 'write', path, value }];
}

function reconcileMap(path: Path, map: MappingNode, value: CleanMap): Step[] {
  const keys = keysOf(map);
  const steps: Step[] = [];
  for (const [key, field] of Object.entries(value)) {
    const pair = map.pairs[keys.indexOf(key)];
    if (!pair) steps.push({ do: 'insertField', path, key, value: field });
    else for (const step of reconcile([...path, key], pair.value, field)) steps.push(step);
  }
  for (const key of keys) {
    if (value[key] === undefined) steps.push({ do: 'delete', path: [...path, key] });
  }
  return steps;
}

function reconcileList(path: Path, list: SequenceNode, value: readonly Clean[]): Step[] {
  const runs = changedRuns(list, value);
  const steps: Step[] = [];
  for (const { from, until, values } of runs.toReversed()) {
    const both = Math.min(until - from, values.length);
    if (values.length > both) {
      steps.push({ do: 'insertItems', path, index: until, values: values.slice(both) });
    }
    for (let i = until - 1; i >= from + both; i--) steps.push({ do: 'delete', path: [...path, i] });
    for (const [i, wanted] of values.slice(0, both).entries()) {
      const item = list.items[from + i];
      if (!item) continue;
      for (const step of reconcile([...path, from + i], item, wanted)) steps.push(step);
    }
  }
  return steps;
}

/** Items `from`..`until` of the old list become `values`; items outside of all runs stay. */
interface Run {
  from: number;
  until: number;
  values: readonly Clean[];
}

function changedRuns(list: SequenceNode, value: readonly Clean[]): Run[] {
  const old = list.items.map((item) => plainValue(item));
  const wanted = value.map(plainOf);
  const same = (i: number, j: number): boolean => samePlain(old[i] ?? null, wanted[j] ?? null);
  let start = 0;
  while (start < old.length && start < wanted.length && same(start, start)) start++;
  let oldEnd = old.length;
  let newEnd = wanted.length;
  while (oldEnd > start && newEnd > start && same(oldEnd - 1, newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  const runs: Run[] = [];
  let from = start;
  let used = start;
  const close = (until: number, end: number): void => {
    if (until > from || end > used) runs.push({ from, until, values: value.slice(used, end) });
    from = until + 1;
    used = end + 1;
  };
  for (const [i, j] of commonItems(start, oldEnd, newEnd, same)) close(i, j);
  close(oldEnd, newEnd);
  return runs;
}

/** The longest common subsequence of both middles, as pairs of indices. */
function commonItems(
  start: number,
  oldEnd: number,
  newEnd: number,
  same: (i: number, j: number) => boolean,
): [number, number][] {
  const width = newEnd - start + 1;
  const lengths = new Uint32Array((oldEnd - start + 1) * width);
  const at = (i: number, j: number): number => (i - start) * width + (j - start);
  for (let i = oldEnd - 1; i >= start; i--) {
    for (let j = newEnd - 1; j >= start; j--) {
      lengths[at(i, j)] = same(i, j)
        ? (lengths[at(i + 1, j + 1)] ?? 0) + 1
        : Math.max(lengths[at(i + 1, j)] ?? 0, lengths[at(i, j + 1)] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = start, j = start; i < oldEnd && j < newEnd;) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if ((lengths[at(i + 1, j)] ?? 0) >= (lengths[at(i, j + 1)] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
