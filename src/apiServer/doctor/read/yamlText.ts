import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, stringify } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../../../document/tree';
import type { TextEdit } from '../../../document/textEdit';
import { isBlock, lastOf, spanOf, textOf, valueAt, type Follow } from '../../../manifests/nodes';

/** One document of a YAML or JSON text. Offsets are UTF-16 units into the text. */
export interface YamlPart {
  text: string;
  root: ParsedNode;
  follow: Follow;
  /** Where the text is no YAML. */
  faults: readonly number[];
}

/** Reads all documents of a text as far as possible; scalars stay strings. */
export function yamlParts(text: string): YamlPart[] {
  if (isTooDeep(text)) return [];
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const root = document.contents;
    if (!root) return [];
    const follow: Follow = (node) =>
      node && isAlias(node)
        ? (node.resolve(document) as ParsedNode | undefined)
        : (node ?? undefined);
    return [{ text, root, follow, faults: document.errors.map(({ pos }) => pos[0]) }];
  });
}

/** Brackets or dashes in each other, more than a file has, take the parser a long time. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const mark of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (mark[0] === '[' || mark[0] === '{' ? 1 : -1));
    if (depth > deepest) return true;
  }
  return /^[ \t]*(?:[-?][ \t]+){100}/m.test(text);
}

const deepest = 100;

/** Returns the node at a path of keys; undefined if there is none. */
export function nodeAt(
  part: YamlPart,
  from: ParsedNode | undefined,
  ...keys: string[]
): ParsedNode | undefined {
  return keys.reduce<ParsedNode | undefined>((node, key) => valueAt(node, key, part.follow), from);
}

/** Returns the string at a path of keys; undefined if there is none. */
export function stringIn(
  part: YamlPart,
  from: ParsedNode | undefined,
  ...keys: string[]
): string | undefined {
  const node = nodeAt(part, from, ...keys);
  return isScalar(node) ? node.source : undefined;
}

/** Returns the items of a list, aliases followed; [] for anything else. */
export function itemsOf(part: YamlPart, node: ParsedNode | undefined): ParsedNode[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) => part.follow(item) ?? []);
}

export interface Entry {
  key: string;
  keyNode: ParsedNode;
  value: ParsedNode | undefined;
}

/** Returns the entries of a map; [] for anything else. */
export function entriesOf(part: YamlPart, node: ParsedNode | undefined): Entry[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const text = textOf(key);
    return text === undefined ? [] : [{ key: text, keyNode: key, value: part.follow(value) }];
  });
}

/** Returns where a scalar's own text is, without its quotes; undefined where it is not written as it reads. */
export function innerSpan(part: YamlPart, node: ParsedNode): Span | undefined {
  const source = textOf(node);
  const [start, end] = node.range;
  if (source === undefined) return undefined;
  if (part.text.slice(start, end) === source) return { start, end };
  if (part.text.slice(start + 1, end - 1) === source) return { start: start + 1, end: end - 1 };
  return undefined;
}

/** Returns the edit that gives a scalar another value, in the quotes that it has. */
export function replaceScalar(part: YamlPart, node: ParsedNode, value: string): TextEdit {
  const [start, end] = node.range;
  return { start, end, insert: scalarLike(part.text[start] ?? '', value) };
}

function scalarLike(mark: string, value: string): string {
  if (mark === "'" && !/[^\x20-\x7e]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (mark === '"') return JSON.stringify(value);
  // What was written plainly, a number too, stays so.
  if (/^[\w./][\w./:=,-]*$/.test(value) || /^--[\w./:=,-]+$/.test(value)) return value;
  return inBlock(value);
}

/** A value as block YAML, without an end of line. */
function inBlock(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** Returns the edits that add an item at the end of a list. */
export function appendItem(part: YamlPart, list: YAMLSeq.Parsed, value: unknown): TextEdit[] {
  if (!isBlock(list)) return [intoFlow(part, list, JSON.stringify(value))];
  const pad = ' '.repeat(columnOf(part.text, list.range[0]));
  return [afterLine(part, list, `${pad}- ${indented(inBlock(value), `${pad}  `)}`)];
}

/** Returns the edits that add an entry at the end of a map. */
export function appendEntry(
  part: YamlPart,
  map: YAMLMap.Parsed,
  key: string,
  value: unknown,
): TextEdit[] {
  if (!isBlock(map))
    return [intoFlow(part, map, `${JSON.stringify(key)}: ${JSON.stringify(value)}`)];
  const pad = ' '.repeat(columnOf(part.text, map.range[0]));
  return [afterLine(part, map, pad + indented(inBlock({ [key]: value }), pad))];
}

function indented(text: string, pad: string): string {
  return text.replaceAll('\n', `\n${pad}`);
}

/** Returns the edits that take an item or an entry out, with its line and the comment behind it. */
export function removePart(part: YamlPart, owner: ParsedNode, entry: Span): TextEdit[] {
  const { text } = part;
  if (isBlock(owner)) {
    const start = text.lastIndexOf('\n', entry.start - 1) + 1;
    const end = endOfLine(text, entry.end);
    // The first entry of a map in a list stands behind the dash.
    const isAlone =
      /^[ \t]*(?:-[ \t]+)?$/.test(text.slice(start, entry.start)) &&
      !(isMap(owner) && text.slice(start, entry.start).includes('-'));
    if (isAlone)
      return [
        { start, end: Math.min(end + lineBreakAt(text, end).length, text.length), insert: '' },
      ];
  }
  const after = /^[ \t\r\n]*,[ \t]*/.exec(text.slice(entry.end));
  if (after) return [{ start: entry.start, end: entry.end + after[0].length, insert: '' }];
  const before = /,[ \t\r\n]*$/.exec(text.slice(Math.max(0, entry.start - 1000), entry.start));
  return [{ start: entry.start - (before?.[0].length ?? 0), end: entry.end, insert: '' }];
}

/** Where a list or map ends, without the blank lines and comments after it. */
function endOf(part: YamlPart, node: ParsedNode): number {
  const end = Math.max(node.range[0], spanOf(lastOf(node)).end);
  return part.text.slice(0, end).trimEnd().length;
}

function afterLine(part: YamlPart, node: ParsedNode, lines: string): TextEdit {
  const at = endOfLine(part.text, endOf(part, node));
  const lineBreak = part.text.includes('\r\n') ? '\r\n' : '\n';
  return { start: at, end: at, insert: `\n${lines}`.replaceAll('\n', lineBreak) };
}

function intoFlow(part: YamlPart, node: ParsedNode, written: string): TextEdit {
  const close = part.text.slice(0, node.range[1]).trimEnd().length - 1;
  const isEmpty = (isMap(node) || isSeq(node)) && node.items.length === 0;
  const at = part.text.slice(0, close).trimEnd().length;
  const gap = part.text.slice(at, close).includes('\n') && !isEmpty ? lastGap(part, node) : ' ';
  return { start: at, end: at, insert: isEmpty ? written : `,${gap}${written}` };
}

/** The line break and the indentation before the last item of a list or map over several lines. */
function lastGap(part: YamlPart, node: ParsedNode): string {
  const last = isSeq(node) ? node.items.at(-1) : isMap(node) ? node.items.at(-1)?.key : undefined;
  const start = last?.range[0] ?? node.range[0];
  const line = part.text.lastIndexOf('\n', start - 1);
  return line < node.range[0] ? ' ' : `\n${part.text.slice(line + 1, start)}`;
}

export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The offset of the line break, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  const end = at < 0 ? text.length : at;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

function lineBreakAt(text: string, offset: number): string {
  return /^\r?\n/.exec(text.slice(offset, offset + 2))?.[0] ?? '';
}
