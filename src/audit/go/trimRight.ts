/**
 * Removes the characters of `cutset` from the end of a text, as Go's strings.TrimRight does. A pattern such as /\*+$/
 * takes time by the square: it reads many stars again from each of them.
 */
export function trimRight(text: string, cutset: string): string {
  return trimRightFunc(text, (unit) => cutset.includes(unit));
}

/** Same as trimRight, for the UTF-16 units that `isCut` accepts. */
export function trimRightFunc(text: string, isCut: (unit: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isCut(text[end - 1]!)) end--;
  return text.slice(0, end);
}
