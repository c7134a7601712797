import type { TextEdit } from './textEdit';

/**
 * Returns the text after the edits. All offsets are into `text` before any edit; the edits may be in
 * any order. Edits at the same place are applied in the order given. Throws a RangeError for edits that
 * overlap or are outside the text: half an edit would damage the text.
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
