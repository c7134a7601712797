import { isAlias, isMap, isSeq, type ParsedNode } from 'yaml';
import { goString } from '../audit/go/bytes';
import { decodeBase64 } from '../document/load/base64';
import type { Span } from '../document/tree';
import { inBase64, mentionsAudit, unwrapped } from './mentionsAudit';
import { spanOf, textOf } from './nodes';
import { readDocument, type Budget, type YamlDocument } from './readDocument';

/** A node of a text, or of a text that is a value in it (a ConfigMap's data, a file's content). */
export interface Place {
  /** What is there. For an alias, what it stands for. */
  node: ParsedNode;
  /** The document that the node's offsets are in: one of the text itself, or of a value. */
  document: YamlDocument;
  /** How to get there: `data.policy.yaml`, `items[0].content`; '' for the whole text. */
  path: string;
  /** The last key on the way, '' when there is none. */
  key: string;
  /** Where it is in the text as the user sees it. */
  at: Span;
  /** The node is the whole document. */
  isRoot: boolean;
  /** The place is an alias: the node stands elsewhere, and what is below it is not visited again. */
  isAlias: boolean;
  /** Which document of its text it is in, from 0. */
  index: number;
}

/** Texts within texts are read this deep: a patch that writes a file that holds another. */
const deepest = 4;
const documentsAtMost = 100;

/**
 * Calls `visit` for every node of every document of a YAML or JSON text, in their order, and goes into the
 * values that are YAML themselves. What `visit` returns true for is not gone into. Documents and values that
 * do not mention audit policies, nor stand under a key that does, are skipped, as is all that comes after
 * 20,000 nodes. Never throws, however deep the nesting.
 */
export function visitNodes(text: string, visit: (place: Place) => boolean): void {
  const budget: Budget = { nodes: 20_000, lexemes: 200_000, aliased: 1_000_000 };
  visitText(text, { path: '', key: '' }, undefined, 0, budget, visit);
}

function visitText(
  text: string,
  { path, key }: Pick<Place, 'path' | 'key'>,
  /** Where the text is in the user's; undefined when it is theirs. */
  within: Span | undefined,
  depth: number,
  budget: Budget,
  visit: (place: Place) => boolean,
): void {
  for (const [index, part] of documentsOf(text).entries()) {
    if (budget.nodes <= 0 || budget.lexemes <= 0) return;
    if (!mentionsAudit(part.text) && !mentionsAudit(key)) continue;
    const document = readDocument(part.text, budget);
    if (!document) continue;
    const spanIn = (node: ParsedNode): Span => {
      if (within) return within;
      const { start, end } = spanOf(node);
      return { start: start + part.start, end: end + part.start };
    };
    const waiting: (Child & { isRoot: boolean })[] = [
      { node: document.root, path, key, isRoot: true },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (--budget.nodes < 0) return;
      const node = document.follow(next.node);
      if (!node) continue;
      const at = spanIn(next.node);
      const place = { ...next, node, document, at, isAlias: isAlias(next.node), index };
      if (visit(place) || place.isAlias) continue;
      const inner = depth < deepest ? innerText(textOf(node)) : undefined;
      if (inner !== undefined) visitText(inner, place, at, depth + 1, budget, visit);
      for (const child of childrenOf(place).reverse()) waiting.push({ ...child, isRoot: false });
    }
  }
}

/** The documents of a stream. A line that begins with `---` begins one, wherever it stands. */
function documentsOf(text: string): { text: string; start: number }[] {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  // Comments and directives above the first line of that kind belong to what it begins.
  const [first = 0] = marks;
  if (/^(?:[ \t]*(?:[#%].*)?\n)*$/.test(text.slice(0, first))) marks.shift();
  const starts = [0, ...marks].slice(0, documentsAtMost);
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]), start }));
}

/** What a value holds that is more than a word: several lines or JSON, as they stand or in base64 (a Secret). */
function innerText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const packed = unwrapped(value);
  const bytes = inBase64.test(packed) ? decodeBase64(packed.trim()) : undefined;
  if (bytes) return goString(bytes);
  return /\n|^\s*[{[]/.test(value) ? value : undefined;
}

type Child = Pick<Place, 'node' | 'path' | 'key'>;

function childrenOf({ node, path, key }: Place): Child[] {
  if (isSeq(node)) {
    return node.items.map((item, index) => ({ node: item, path: `${path}[${index}]`, key }));
  }
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const name = textOf(key) ?? '';
    return value ? [{ node: value, path: path === '' ? name : `${path}.${name}`, key: name }] : [];
  });
}
