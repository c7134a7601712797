import type { TextEdit } from './textEdit';

/**
 * The text after the edits. All offsets are into `text` as it is before any edit; the edits may
 * come in any order. Edits at the same place are written in the order given. Throws a RangeError
 * on edits that overlap or lie outside the text: half an edit would damage the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const { start, end, insert } of ordered) {
    if (start < done || end < start || end > text.length) {
      throw new RangeError(`edit ${start}-${end} does not fit`);
    }
    result += text.slice(done, start) + insert;
    done = end;
  }
  return result + text.slice(done);
}
