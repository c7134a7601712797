import type { TextEdit } from './textEdit';
import type { Span } from './tree';

/**
 * Returns the edit that replaced the selected part of a text, as when something is typed or pasted over it; undefined if
 * the texts differ in another way. A comparison of the texts alone would miss what was replaced by the same words.
 */
export function selectionEdit(before: string, after: string, selected: Span): TextEdit | undefined {
  const { start, end } = selected;
  const inserted = after.length - before.length + (end - start);
  const rest = before.slice(end);
  if (inserted < 0 || !after.startsWith(before.slice(0, start)) || !after.endsWith(rest)) {
    return undefined;
  }
  return { start, end, insert: after.slice(start, start + inserted) };
}
