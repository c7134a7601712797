import { isAlias, isMap, isSeq, type ParsedNode } from 'yaml';
import { goString } from '../audit/go/bytes';
import { isStep } from '../audit/steps';
import { decodeBase64 } from '../document/load/base64';
import type { Span } from '../document/tree';
import { gunzip, isGzip } from '../packing/gzip';
import { inBase64, mentionsAudit, unwrapped } from './mentionsAudit';
import { heredocsIn, withoutIndent } from './heredocs';
import { literalsInSteps, type Literal } from './literals';
import type { Quotings } from './quoting/chooseQuotings';
import { unquote } from './quoting/quoting';
import { quotings as table } from './quoting/quotings';
import { spanOf, textOf } from './nodes';
import { readDocument, type Budget, type YamlDocument } from './readDocument';

/** A text inside of another: its place there, and how it is written. */
export interface Layer {
  outer: string;
  /** In the outer text, UTF-16. */
  at: Span;
  inner: string;
  /** The quotings of a language; undefined for a string of YAML, null for what is not written anew. */
  quotings?: Quotings | null;
  /** Expressions of the language, whose values are not known. */
  live: readonly string[];
}

/** A node of a text, or of a string in it that is YAML (a ConfigMap's data, the content of a file). */
export interface Place {
  /** The node here; for an alias, the node that it refers to. */
  node: ParsedNode;
  /** The document of the node, which its offsets count in: one of the text, or of a string in it. */
  document: YamlDocument;
  /** The path to the node: `data.policy.yaml`, `items[0].content`; '' for a document of the text. */
  path: string;
  /** The last key of the path, '' if there is none. */
  key: string;
  /** Its place in the user's text; in a string, that of the string. */
  at: Span;
  /** The texts around the document, the outermost first. */
  layers: readonly Layer[];
  /** Its place in the innermost of them. */
  own: Span;
  /** Whether the node is a whole document. */
  isRoot: boolean;
  /** Whether the place is an alias. What is below the node is not visited again. */
  isAlias: boolean;
  /** The number of the document in its text or string, from 0. */
  index: number;
}

/** The depth of strings in strings: a patch that writes a file that contains another. */
const deepest = 4;
const documentsAtMost = 100;

/**
 * Calls `visit` for every node of every document of a YAML or JSON text, in order, including strings that are YAML
 * themselves. If `visit` returns true, skips what is below the node. Also skips documents and strings that do not
 * mention audit policies and are not under a key that does, and of long documents what does not. Returns whether it
 * stopped early: after 20,000 nodes, or where a document was still too long. Never throws, at any depth of nesting. Pauses.
 */
export function* visitNodes(
  text: string,
  visit: (place: Place) => boolean,
): Generator<undefined, boolean> {
  const budget: Budget = {
    nodes: 20_000,
    lexemes: 200_000,
    aliased: 200_000,
    unpacked: 1_000_000,
    isSpent: false,
  };
  yield* visitText(text, { path: '', key: '', layers: [] }, budget, visit);
  return budget.isSpent || budget.nodes <= 0 || budget.lexemes <= 0;
}

function* visitText(
  text: string,
  { path, key, layers }: Pick<Place, 'path' | 'key' | 'layers'>,
  budget: Budget,
  visit: (place: Place) => boolean,
): Generator<undefined, void> {
  const depth = layers.length;
  const within = layers[0]?.at;
  let isYaml = true;
  for (const [index, part] of documentsOf(text).entries()) {
    if (budget.nodes <= 0 || budget.lexemes <= 0) return;
    if (!mentionsAudit(part.text) && !mentionsAudit(key)) continue;
    const document = yield* readDocument(part.text, budget);
    isYaml &&= document?.faults.length === 0 && textOf(document.root) === undefined;
    if (!document) continue;
    const spanIn = (node: ParsedNode): Span => {
      const { start, end } = spanOf(node);
      return { start: start + part.start, end: end + part.start };
    };
    const waiting: (Child & { isRoot: boolean })[] = [
      { node: document.root, path, key, isRoot: true },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (--budget.nodes < 0) return;
      if (isStep(budget.nodes)) yield;
      const node = document.follow(next.node);
      if (!node) continue;
      const own = spanIn(next.node);
      const place = {
        ...{ ...next, node, document, layers, own },
        ...{ at: within ?? own, isAlias: isAlias(next.node), index },
      };
      // kubectl keeps a copy of what was applied.
      if (next.key === 'kubectl.kubernetes.io/last-applied-configuration') continue;
      if (visit(place) || place.isAlias) continue;
      const inner = depth < deepest ? innerText(textOf(node), next.key, budget) : undefined;
      if (inner !== undefined) {
        yield;
        const layer = { outer: text, at: own, inner, live: [] };
        yield* visitText(inner, { ...place, layers: [...layers, layer] }, budget, visit);
      }
      for (const child of childrenOf(place).reverse()) waiting.push({ ...child, isRoot: false });
    }
  }
  if (isYaml || depth === deepest) return;
  const heredocs = (yield* heredocsIn(text)).filter(({ start, end }) =>
    mentionsAudit(text.slice(start, end)),
  );
  const literals = (yield* literalsInSteps(text)).filter(
    ({ start, end }) => !heredocs.some((each) => start < each.end && each.start < end),
  );
  for (const { name, start, end, ...written } of [...heredocs, ...literals]) {
    yield;
    const { inner, ...layer } = readSource(text.slice(start, end), written);
    const inside = { outer: text, at: { start, end }, inner, ...layer };
    const place = { path: path === '' ? name : `${path} ${name}`, key: '' };
    yield* visitText(inner, { ...place, layers: [...layers, inside] }, budget, visit);
  }
}

/** Reads a text in source code. */
function readSource(
  source: string,
  { quotings, value }: Pick<Literal, 'quotings' | 'value'>,
): Pick<Layer, 'inner' | 'quotings' | 'live'> {
  if (!quotings) return { inner: value ?? '', quotings: null, live: [] };
  const { text, live } = unquote(
    quotings.map((name) => table[name]),
    source,
  );
  return { inner: withoutIndent(text), quotings, live };
}

/** Returns the documents of a stream. Every line that starts with `---` starts one. */
function documentsOf(text: string): { text: string; start: number }[] {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  // Comments and directives above the first such line belong to its document.
  const [first = 0] = marks;
  if (/^(?:[ \t]*(?:[#%].*)?\n)*$/.test(text.slice(0, first))) marks.shift();
  const starts = [0, ...marks].slice(0, documentsAtMost);
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]), start }));
}

/** No policy is longer, and unpacking takes its time. */
const unpackedAtMost = 300_000;

/**
 * Returns the text in a string: several lines or JSON, decoded if it is base64 (a Secret), also of a gzip file
 * (cloud-init), or a data URL (Ignition).
 */
function innerText(value: string | undefined, key: string, budget: Budget): string | undefined {
  if (value === undefined) return undefined;
  const packed = unwrapped(value).replace(/^data:[^,]*;base64,/, '');
  const bytes = inBase64.test(packed) ? decodeBase64(packed.trim()) : undefined;
  if (bytes && isGzip(bytes)) {
    const limit = Math.min(unpackedAtMost, budget.unpacked);
    const text = limit > 0 ? gunzip(bytes, limit) : undefined;
    budget.unpacked -= text?.length ?? limit;
    return text && goString(text);
  }
  if (bytes) return goString(bytes);
  if (value.startsWith('data:')) return decodedUrl(value);
  // In kustomize's literals, a string is name=content.
  const own = key === 'literals' ? value.replace(/^[\w.-]+=/, '') : value;
  return /\n|^\s*[{[]/.test(own) ? own : undefined;
}

function decodedUrl(url: string): string | undefined {
  try {
    return decodeURIComponent(url.slice(url.indexOf(',') + 1));
  } catch {
    return undefined;
  }
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
