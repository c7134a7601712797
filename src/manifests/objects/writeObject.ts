import { isRecord } from '../../audit/go/jsonObject';
import type { Language } from '../quoting/language';
import { align } from './align';
import { objectAt, valueOf, type ObjectNode } from './readObject';
import { renderEntry, renderValue, Unwritable } from './renderValue';
import { indentOfLine, styleOf, type Style } from './style';

/**
 * Writes a value into the object literal that a source text is, in its style. What stays the same stays as it is written,
 * with the comments beside it. Returns undefined if the text is no object of plain values, or the value cannot be written.
 * The result is to be read again: separators may stand where this does not look for them.
 */
export function writeObject(
  source: string,
  value: unknown,
  language: Language | undefined,
): string | undefined {
  const node = objectAt(source, 0);
  const style = node && styleOf(source, node, language);
  // Where the separators come first, as in Dhall, they would be written twice.
  if (!style || /^[ \t]*,/m.test(source)) return undefined;
  try {
    return written({ source, style }, node, value);
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

interface Writing {
  source: string;
  style: Style;
}

/** An entry of a map, or an item of a list. */
interface Part {
  /** What it is at most matched by: the key, or the value. */
  name: string;
  value: unknown;
}
interface OldPart extends Part {
  node: ObjectNode;
  start: number;
  end: number;
}

/** Returns the text of a node with another value. */
function written(writing: Writing, node: ObjectNode, value: unknown): string {
  const { source, style } = writing;
  if (isSame(valueOf(node), value)) return source.slice(node.start, node.end);
  if (node.kind === 'map' && isRecord(value)) {
    const old = node.entries.map(({ key, value: own, start, end }) => ({
      ...{ name: key, value: valueOf(own), node: own, start, end },
    }));
    const parts = Object.entries(value).map(([name, field]) => ({ name, value: field }));
    const from = parts.map(({ name }) => old.findIndex((each) => each.name === name));
    const render = (part: Part, indent?: string) =>
      renderEntry(part.name, part.value, style, indent);
    return rebuilt(writing, node, old, parts, from, render);
  }
  if (node.kind === 'list' && Array.isArray(value)) {
    const named = (item: unknown) => ({ name: JSON.stringify(item), value: item });
    const old = node.items.map((item) => ({
      ...named(valueOf(item)),
      ...{ node: item, start: item.start, end: item.end },
    }));
    const parts = value.map(named);
    const from = align(
      old.map(({ name }) => name),
      parts.map(({ name }) => name),
    );
    const render = (part: Part, indent?: string) => renderValue(part.value, style, indent);
    return rebuilt(writing, node, old, parts, from, render);
  }
  return renderValue(value, style, indentOfLine(source, node.start));
}

/** Returns a map or list with other parts; `from` has the number of the old part of each, or -1. */
function rebuilt(
  writing: Writing,
  node: ObjectNode,
  old: readonly OldPart[],
  parts: readonly Part[],
  from: readonly number[],
  render: (part: Part, indent?: string) => string,
): string {
  const { source, style } = writing;
  const pieces = piecesOf(source, node, old);
  const [first] = pieces;
  if (!first || parts.length === 0) {
    const value = node.kind === 'list' ? parts.map((part) => part.value) : asMap(parts);
    return renderValue(value, style, indentOfLine(source, node.start));
  }
  const isLong = first.lead.includes('\n');
  const indent = isLong ? indentOfLine(source, old[0]?.start ?? 0) : undefined;
  const between =
    node.kind === 'list' ? style.afterItem : isLong ? style.afterEntry : style.afterInline;
  const isTerminated = /[,;]/.test(pieces.at(-1)?.trail ?? '');
  const siblingsAreLong = old.some(({ start, end }) => source.slice(start, end).includes('\n'));
  const texts = parts.map((part, position) => {
    const number = from[position] ?? -1;
    const kept = old[number];
    const isLast = position === parts.length - 1;
    const separator = isLast && !isTerminated ? '' : between;
    if (!kept) {
      const lead = isLong ? `\n${indent}` : position === 0 ? first.lead : ' ';
      const deep = isLong && (siblingsAreLong || node.kind === 'map');
      return lead + render(part, deep ? indent : undefined) + separator;
    }
    const { lead = '', trail = '' } = pieces[number] ?? {};
    const body =
      source.slice(kept.start, kept.node.start) + written(writing, kept.node, part.value);
    const own = !isLong && position === 0 ? first.lead : lead || (isLong ? '' : ' ');
    return own + body + separated(trail, separator);
  });
  const close = source.slice(pieces.at(-1)?.end, node.end);
  return source.charAt(node.start) + texts.join('') + close;
}

const asMap = (parts: readonly Part[]) =>
  Object.fromEntries(parts.map(({ name, value }) => [name, value]));

/** What follows a part on its line, with another separator or none. */
function separated(trail: string, separator: string): string {
  if (separator === '') return trail.replace(/^[ \t]*[,;]/, '');
  return /^[ \t]*[,;]/.test(trail) ? trail : separator + trail;
}

interface Piece {
  /** White space and comments before the part. */
  lead: string;
  /** The separator after it, and a comment on the same line. */
  trail: string;
  end: number;
}

const afterPart = /(?:[ \t]*[,;])?(?:[ \t]*(?:#[^\n]*|\/\/[^\n]*|\/\*[^\n]*?\*\/)?[ \t]*(?=\n))?/y;

function piecesOf(source: string, node: ObjectNode, old: readonly OldPart[]): Piece[] {
  const pieces: Piece[] = [];
  let at = node.start + 1;
  for (const { start, end } of old) {
    afterPart.lastIndex = end;
    const trail = afterPart.exec(source)?.[0] ?? '';
    const after = end + trail.length;
    pieces.push({ lead: source.slice(at, start), trail, end: after });
    at = after;
  }
  return pieces;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
