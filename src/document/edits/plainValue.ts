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

/** Returns the plain value of a node. */
export function plainValue(node: TreeNode): Plain {
  const value = bareValue(node);
  if (node.tag === '' && node.anchor === undefined) return value;
  return { other: `!${node.tag} &${node.anchor ?? ''}`, value };
}

function bareValue(node: TreeNode): Plain {
  switch (node.kind) {
    case 'alias':
      return { other: `*${node.name}` };
    case 'sequence':
      return node.items.map(plainValue);
    case 'mapping':
      return { entries: node.pairs.map(({ key, value }) => [plainValue(key), plainValue(value)]) };
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

/** Returns whether two values are the same; the order of a map's keys does not count, that of duplicates does. */
export function samePlain(a: Plain, b: Plain): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    return (
      isList(a) &&
      isList(b) &&
      a.length === b.length &&
      a.every((item, i) => samePlain(item, b[i] ?? null))
    );
  }
  if (isMap(a) || isMap(b)) return isMap(a) && isMap(b) && sameEntries(a, b);
  if (a.other !== b.other) return false;
  if (a.value === undefined || b.value === undefined) return a.value === b.value;
  return samePlain(a.value, b.value);
}

function sameEntries(a: PlainMap, b: PlainMap): boolean {
  if (a.entries.length !== b.entries.length) return false;
  const left = sortedEntries(a);
  const right = sortedEntries(b);
  return left.every(([key, value], i) => {
    const other = right[i];
    return other !== undefined && samePlain(key, other[0]) && samePlain(value, other[1]);
  });
}

function sortedEntries(map: PlainMap): PlainMap['entries'] {
  const name = (key: Plain): string => (typeof key === 'string' ? key : JSON.stringify(key));
  return map.entries.toSorted(([a], [b]) => {
    const left = name(a);
    const right = name(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
