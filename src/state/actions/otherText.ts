import type { TextEdit } from '../../document/textEdit';

/** Returns whether a text has no content: only white space, comments and `---`. */
export function isBlank(text: string): boolean {
  return !/^[ \t]*(?!#|---[ \t]*$)\S/m.test(text);
}

/** Returns whether edits leave nothing of a text, or clear it: what it becomes is another text, not another version. */
export function isReplaced(before: string, after: string, edits: readonly TextEdit[]): boolean {
  if (isBlank(after)) return !isBlank(before);
  return edits.some(
    ({ start, end }) => isBlank(before.slice(0, start)) && isBlank(before.slice(end)),
  );
}
