import type { ParsedNode } from 'yaml';
import { isBlock, spanOf } from './nodes';

/**
 * Returns the text of a list or map in `text` without its indentation, otherwise byte for byte. Includes the comments
 * directly above it, at the end of its last line, and below it at its own depth or deeper. Offsets of `node` are UTF-16
 * units into `text`.
 */
export function dedent(text: string, node: ParsedNode): string {
  const { start, end } = spanOf(node);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (!isBlock(node)) return shifted(text.slice(start, end), indentAt(text, lineStart));
  const depth = start - lineStart;
  const isAlone = text.slice(lineStart, start).trim() === '';
  const above = isAlone ? commentsAbove(text, lineStart, depth) : '';
  const body = text.slice(start, endWithComments(text, end, depth));
  const own = shifted(above, depth) + shifted(body, depth);
  return own.endsWith('\n') ? own : `${own}\n`;
}

function indentAt(text: string, lineStart: number): number {
  return /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
}

/** Removes up to `depth` spaces from every line. */
function shifted(text: string, depth: number): string {
  return text.replace(new RegExp(`^ {0,${depth}}`, 'gm'), '');
}

function commentsAbove(text: string, lineStart: number, depth: number): string {
  let start = lineStart;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!isComment(text.slice(before, start), depth)) break;
    start = before;
  }
  return text.slice(start, lineStart);
}

/** The end of the line that `end` is in, and of the comments below it, which blank lines may separate. */
function endWithComments(text: string, end: number, depth: number): number {
  // A block scalar already ends at the end of its line.
  let last = end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end);
  for (let next = last; next < text.length;) {
    const after = lineEnd(text, next);
    const line = text.slice(next, after);
    if (isComment(line, depth)) last = after;
    else if (line.trim() !== '') break;
    next = after;
  }
  return last;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function isComment(line: string, depth: number): boolean {
  const spaces = /^ *(?=#)/.exec(line)?.[0].length;
  return spaces !== undefined && spaces >= depth;
}
