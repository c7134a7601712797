import type { Path } from '../audit/types';
import { locate } from './locate';
import type { Span, TreeNode } from './tree';

/**
 * The line that holds `offset`, without the indentation and the line break; if it is blank, the
 * last line before it that is not. A text of blanks answers an empty span.
 */
export function firstLine(text: string, offset = 0): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const after = text.indexOf('\n', start);
  const end = after === -1 ? text.length : after;
  const line = text.slice(start, end);
  if (line.trim() === '') return start === 0 ? { start: 0, end } : firstLine(text, start - 1);
  const indent = /^[\t -]*/.exec(line)?.[0].length ?? 0;
  return { start: indent < line.length ? start + indent : start, end };
}

/**
 * Where a problem at `path` is shown: the value; the key of an empty value; for a field that is
 * not there the first line of what should hold it, and the first line of the text as a last resort.
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

/** Where a problem with a node is shown: a list or map over several lines on its first line only. */
export function rangeOfNode(text: string, { kind, start, end }: TreeNode): Span {
  if (kind === 'scalar' || kind === 'alias') return { start, end };
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}
