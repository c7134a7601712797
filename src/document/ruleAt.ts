import { ruleSpans } from './locate';
import type { Span, TreeNode } from './tree';

/**
 * Returns the index of the rule whose lines contain an offset of the text (UTF-16); the comment lines
 * directly above its dash belong to the rule, as they move with it. Undefined outside of rules. In a
 * `[…]` list, where several may share a line, the rule itself must contain the offset.
 */
export function ruleAt(text: string, root: TreeNode | null, offset: number): number | undefined {
  const spans = ruleSpans(root);
  const covering = spans.findIndex(({ start, end }) => start <= offset && offset <= end);
  if (covering >= 0) return covering;
  const index = spans.findIndex((span, at) => {
    const before = spans[at - 1];
    const from = before ? Math.max(before.end, linesFrom(text, span)) : linesFrom(text, span);
    return from <= offset && offset <= lineEnd(text, span.end - 1);
  });
  return index < 0 ? undefined : index;
}

/** The start of the dash's line, or of the first comment line directly above it. */
function linesFrom(text: string, { start }: Span): number {
  let from = lineStart(text, start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (!/^[ \t]*#/.test(text.slice(above, from))) break;
    from = above;
  }
  return from;
}

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
