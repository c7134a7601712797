import type { TextEdit } from './textEdit';

/**
 * Returns the single edit that turns `before` into `after`, without their common start and end. It
 * never splits a surrogate pair or a CRLF. Equal texts give an empty edit at the end.
 */
export function minimalEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (cuts(before, start) || cuts(after, start)) start--;

  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (tail > 0 && (cuts(before, before.length - tail) || cuts(after, after.length - tail))) tail--;

  return {
    start,
    end: before.length - tail,
    insert: after.slice(start, after.length - tail),
  };
}

/** Returns whether `offset` is between two code units that belong together. */
function cuts(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  const isPair = left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
  return isPair || (left === 0x0d && right === 0x0a);
}
