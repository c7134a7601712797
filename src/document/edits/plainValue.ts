import { isStep, resultOf } from '../../audit/steps';
import type { TreeNode } from '../tree';
import { isPlainSafe } from './scalarText';

/**
 * The value of a node, independent of how it is written. Used to check that an edit did what it should
 * and nothing else. Strings are strings; true, false and null as go-yaml reads them; every other plain
 * scalar, tag, anchor and alias is an `Other` that keeps its text.
 */
export type Plain = string | boolean | null | Other | readonly Plain[] | PlainMap;
export interface Other {
  other: string;
  value?: Plain;
}
/** Entries in the order of the document, with duplicates. */
export interface PlainMap {
  entries: readonly (readonly [key: Plain, value: Plain])[];
}

const trueWords = new Set(['y', 'yes', 'true', 'on']);
const falseWords = new Set(['n', 'no', 'false', 'off']);
const nullWords = new Set(['', '~', 'null']);

/** Returns the plain value of a node, at any depth; that of another node where `instead` names one. */
export function plainValue(root: TreeNode, instead?: ReadonlyMap<TreeNode, TreeNode>): Plain {
  return resultOf(plainInSteps(root, instead));
}

/** Same as plainValue, with pauses. */
export function* plainInSteps(
  root: TreeNode,
  instead?: ReadonlyMap<TreeNode, TreeNode>,
): Generator<undefined, Plain> {
  /** Lists and maps whose values are still missing. */
  const waiting: Filling[] = [];
  const valueOf = (place: TreeNode): Plain => {
    const node = instead?.get(place) ?? place;
    const value = bareValue(node, waiting, valueOf);
    if (node.tag === '' && node.anchor === undefined) return value;
    return { other: `!${node.tag} &${node.anchor ?? ''}`, value };
  };
  const value = valueOf(root);
  let filled = 0;
  for (let fill = waiting.pop(); fill !== undefined; fill = waiting.pop()) {
    if (isStep(filled++)) yield;
    yield* fill();
  }
  return value;
}

/** Puts the values into a list or map, with pauses. */
type Filling = () => Generator<undefined, void>;

/** A list or map is still empty. */
function bareValue(node: TreeNode, waiting: Filling[], valueOf: (node: TreeNode) => Plain): Plain {
  switch (node.kind) {
    case 'alias':
      return { other: `*${node.name}` };
    case 'sequence': {
      const items: Plain[] = [];
      waiting.push(function* () {
        for (const [at, item] of node.items.entries()) {
          if (isStep(at)) yield;
          items.push(valueOf(item));
        }
      });
      return items;
    }
    case 'mapping': {
      const entries: [Plain, Plain][] = [];
      waiting.push(function* () {
        for (const [at, { key, value }] of node.pairs.entries()) {
          if (isStep(at)) yield;
          entries.push([valueOf(key), valueOf(value)]);
        }
      });
      return { entries };
    }
    case 'scalar':
      return node.style === 'plain' ? plainScalar(node.value) : node.value;
  }
}

function plainScalar(text: string): Plain {
  if (isPlainSafe(text)) return text;
  const lower = text.toLowerCase();
  const isSpelledAsWord = text === lower || /^[A-Z]+$/.test(text) || /^[A-Z][a-z]+$/.test(text);
  if (isSpelledAsWord && trueWords.has(lower)) return true;
  if (isSpelledAsWord && falseWords.has(lower)) return false;
  if (isSpelledAsWord && nullWords.has(lower)) return null;
  return { other: text };
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !isList(value) && 'entries' in value;
}

/**
 * Returns whether two values are the same, at any depth; the order of a map's keys does not count, that of duplicates
 * and of keys that are lists or maps does.
 */
export function samePlain(one: Plain, other: Plain): boolean {
  return resultOf(sameInSteps(one, other));
}

/** Same as samePlain, with pauses. */
export function* sameInSteps(one: Plain, other: Plain): Generator<undefined, boolean> {
  const waiting: Pair[] = [[one, other]];
  let compared = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isStep(compared++)) yield;
    if (!sameOutside(next, waiting)) return false;
  }
  return true;
}

type Pair = [Plain | undefined, Plain | undefined];

/** Compares two values but for what is inside; that waits. */
function sameOutside([a, b]: Pair, waiting: Pair[]): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    // Most are equal strings. Those need not wait.
    for (const [i, item] of a.entries()) if (item !== b[i]) waiting.push([item, b[i]]);
    return true;
  }
  if (isMap(a) || isMap(b)) {
    if (!isMap(a) || !isMap(b) || a.entries.length !== b.entries.length) return false;
    const right = sortedEntries(b);
    for (const [i, [key, value]] of sortedEntries(a).entries()) {
      waiting.push([key, right[i]?.[0]], [value, right[i]?.[1]]);
    }
    return true;
  }
  waiting.push([a.value, b.value]);
  return a.other === b.other;
}

function sortedEntries(map: PlainMap): PlainMap['entries'] {
  const name = (key: Plain): string => {
    if (typeof key === 'string') return key;
    return isList(key) || isMap(key) ? '' : JSON.stringify(key, ['other']);
  };
  return map.entries.toSorted(([a], [b]) => {
    const left = name(a);
    const right = name(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
