import { ruleSpans } from '../locate';
import type { TextEdit } from '../textEdit';
import type { TreeNode } from '../tree';
import { isFirstOnLine, lineEnd, lineStart } from './lines';

/** Returns the comments of a text, in order, each from its `#` to the end of its line. `root` is the tree of the text. */
export function commentsIn(text: string, root: TreeNode | null): string[] {
  if (!text.includes('#')) return [];
  const found: string[] = [];
  let from = 0;
  for (const string of root ? stringsOf(text, root) : []) {
    if (string.start > from) found.push(...commentsBetween(text, from, string.start));
    from = Math.max(from, string.end);
  }
  return [...found, ...commentsBetween(text, from, text.length)];
}

/** The spans of the strings in a node, in text order. What follows the `|` or `>` of a block scalar is none of it. */
function* stringsOf(text: string, node: TreeNode): Generator<{ start: number; end: number }> {
  switch (node.kind) {
    case 'mapping':
      for (const { key, value } of node.pairs) {
        yield* stringsOf(text, key);
        yield* stringsOf(text, value);
      }
      break;
    case 'sequence':
      for (const item of node.items) yield* stringsOf(text, item);
      break;
    case 'alias':
      break;
    case 'scalar': {
      const isBlock = node.style === 'literal' || node.style === 'folded';
      yield { start: isBlock ? lineEnd(text, node.start) : node.start, end: node.end };
    }
  }
}

/** The comments between two strings: a `#` begins one at the start or behind white space. */
function commentsBetween(text: string, start: number, end: number): string[] {
  const found: string[] = [];
  // Not indexOf, which would look through the rest of the text after each of thousands of strings.
  for (let at = start; at < end; at++) {
    if (text[at] !== '#' || (at > 0 && !/\s/.test(text[at - 1] ?? ''))) continue;
    const stop = lineEnd(text, at);
    found.push(text.slice(at, stop).trimEnd());
    at = stop;
  }
  return found;
}

/**
 * Returns the edit that puts comments on lines of their own above a rule, below those that are there; undefined if the rule
 * does not begin a line. `root` is the tree of the text.
 */
export function commentsAbove(
  text: string,
  root: TreeNode | null,
  rule: number,
  comments: readonly string[],
): TextEdit | undefined {
  const start = ruleSpans(root)[rule]?.start;
  if (start === undefined || text[start] !== '-' || !isFirstOnLine(text, start)) return undefined;
  const line = lineStart(text, start);
  const indent = text.slice(line, start);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const insert = comments.map((comment) => `${indent}${comment}${eol}`).join('');
  return { start: line, end: line, insert };
}
