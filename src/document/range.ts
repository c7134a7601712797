import type { Path } from '../audit/types';
import { locate } from './locate';
import type { Span, TreeNode } from './tree';

/**
 * Returns the line at `offset`, without indentation and line break; if it is blank, the last line before
 * it that is not. An empty span for a blank text.
 */
export function firstLine(text: string, offset = 0): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const after = text.indexOf('\n', start);
  const end = after === -1 ? text.length : after;
  const line = text.slice(start, end);
  if (line.trim() === '') {
    const before = text.slice(0, start).trimEnd().length;
    const blank = { start: 0, end: text.indexOf('\n') < 0 ? text.length : text.indexOf('\n') };
    return before === 0 ? blank : firstLine(text, before);
  }
  const indent = /^[\t -]*/.exec(line)?.[0].length ?? 0;
  return { start: indent < line.length ? start + indent : start, end };
}

/**
 * Returns the range that shows a problem at `path`: the value; the key of an empty value; for a missing
 * field the first line of the map it belongs in, or else the first line of the text.
 */
export function rangeOfPath(text: string, root: TreeNode | null, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const found = locate(root, path.slice(0, length));
    if (found === undefined) continue;
    const { value, key, node } = found;
    if (length === path.length && value.end > value.start) return rangeOfNode(text, node);
    return key ?? firstLine(text, value.start);
  }
  return firstLine(text, root === null ? 0 : root.start);
}

/** Returns the range that shows a problem with a node: of a list or map over several lines, only its first line. */
export function rangeOfNode(text: string, { kind, start, end }: TreeNode): Span {
  if (kind === 'scalar' || kind === 'alias') return { start, end };
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}
