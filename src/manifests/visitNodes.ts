import { goString } from '../audit/go/bytes';
import { decodeBase64 } from '../document/load/base64';
import { isJson } from '../document/load/loadPolicy';
import { parseJsonText } from '../document/load/jsonText';
import { parseYaml } from '../document/parse';
import { parseOnce } from '../document/parseOnce';
import type { Span, TreeNode } from '../document/tree';

/** A node of a text, or of a text that is a value in it (a ConfigMap's data, a file's content). */
export interface Place {
  node: TreeNode;
  /** The text that the node's offsets are in: the whole document, or that of a value. */
  text: string;
  /** How to get there: `data.policy.yaml`, `items[0].content`; '' for the whole text. */
  path: string;
  /** The last key on the way, '' when there is none. */
  key: string;
  /** Where it is in the text as the user sees it. */
  at: Span;
  /** The node is the whole document. */
  isRoot: boolean;
  /** Which document of its text it is in, from 0. */
  document: number;
}

/** Texts within texts are read this deep: a patch that writes a file that holds another. */
const deepest = 4;
const documentsAtMost = 100;
/** What somebody pastes is not to hold up the page, whatever it is. */
const nodesAtMost = 20_000;

/**
 * Calls `visit` for every node of every document of a YAML or JSON text, in their order, and goes into the
 * values that are YAML themselves. What `visit` answers true for is not gone into. Documents and values that
 * do not speak of audit policies, nor stand under a key that does, are passed over, as are those that cannot
 * be read, and all that comes after 20,000 nodes. Never throws, however deep the nesting.
 */
export function visitNodes(text: string, visit: (place: Place) => boolean): void {
  let left = nodesAtMost;
  const counted = (place: Place) => --left < 0 || visit(place);
  visitText(text, { path: '', key: '' }, undefined, 0, counted);
}

function visitText(
  text: string,
  { path, key }: Pick<Place, 'path' | 'key'>,
  /** Where the text is in the user's; undefined when it is theirs. */
  within: Span | undefined,
  depth: number,
  visit: (place: Place) => boolean,
): void {
  for (const [index, document] of documentsOf(text).entries()) {
    if (!isAbout(document.text) && !isAbout(key)) continue;
    // The whole text has just been parsed by the reader.
    const root = rootOf(document.text, depth === 0 && document.text === text);
    if (!root) continue;
    const start = document.start;
    const spanOf = (node: TreeNode): Span =>
      within ?? { start: node.start + start, end: node.end + start };
    const here = { text: document.text, document: index };
    const waiting: Place[] = [{ ...here, node: root, path, key, at: spanOf(root), isRoot: true }];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const { node } = place;
      if (visit(place)) continue;
      if (node.kind === 'scalar') {
        const inner = depth < deepest ? innerText(node.value) : undefined;
        if (inner !== undefined) visitText(inner, place, place.at, depth + 1, visit);
        continue;
      }
      for (const child of childrenOf(place).reverse()) {
        waiting.push({ ...here, ...child, at: spanOf(child.node), isRoot: false });
      }
    }
  }
}

/** The documents of a stream. A line that begins with `---` begins one, wherever it stands. */
function documentsOf(text: string): { text: string; start: number }[] {
  if (isJson(text)) return [{ text, start: 0 }];
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  // Comments and directives above the first line of that kind belong to what it begins.
  const [first = 0] = marks;
  if (/^(?:[ \t]*(?:[#%].*)?\n)*$/.test(text.slice(0, first))) marks.shift();
  const starts = [0, ...marks].slice(0, documentsAtMost);
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]), start }));
}

function rootOf(text: string, isKnown: boolean): TreeNode | null {
  if (!isJson(text)) return (isKnown ? parseOnce : parseYaml)(text).root;
  const { root } = { root: null, ...parseJsonText(text) };
  return root;
}

/** What a value holds that is more than a word: several lines or JSON, as they stand or in base64 (a Secret). */
function innerText(value: string): string | undefined {
  const packed = unwrapped(value);
  const bytes = inBase64.test(packed) ? decodeBase64(packed.trim()) : undefined;
  if (bytes) return goString(bytes);
  return /\n|^\s*[{[]/.test(value) ? value : undefined;
}

/** "audit.k8s.io" as it stands in base64, behind none, one or two bytes of a group of three. */
const inBase64 = /YXVkaXQuazhzLmlv|F1ZGl0Lms4cy5pb|hdWRpdC5rOHMua/;

const isAbout = (text: string) =>
  /audit(?:\.k8s\.io|.?polic|.?rule)/i.test(text) || inBase64.test(unwrapped(text));

/** Base64 that was broken into lines, in one. */
const unwrapped = (text: string) =>
  /^[ \t]*[A-Za-z0-9+/]{60,}$/m.test(text) ? text.replace(/\s+/g, '') : text;

type Child = Pick<Place, 'node' | 'path' | 'key'>;

function childrenOf({ node, path, key }: Place): Child[] {
  if (node.kind === 'sequence') {
    return node.items.map((item, index) => ({ node: item, path: `${path}[${index}]`, key }));
  }
  if (node.kind !== 'mapping') return [];
  return node.pairs.map(({ key, value }) => {
    const name = key.kind === 'scalar' ? key.value : '';
    return { node: value, path: path === '' ? name : `${path}.${name}`, key: name };
  });
}

/** The text of the value at `key` in a map; undefined when it is none, or `node` is no map. */
export function textAt(node: TreeNode | null, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' ? value.value : undefined;
}

/** The value at `key` in a map, the last one as the server takes it; undefined when there is none. */
export function valueAt(node: TreeNode | null, key: string): TreeNode | undefined {
  if (node?.kind !== 'mapping') return undefined;
  return node.pairs.findLast((pair) => pair.key.kind === 'scalar' && pair.key.value === key)?.value;
}
