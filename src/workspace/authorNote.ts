/** In UTF-16 units. */
export const longestNote = 2000;

/** Control characters other than tabs and line breaks, half a surrogate pair, and characters that reorder text. */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/**
 * Returns an author's note from any source (typed, link, file, storage) as it is saved: plain text with LF line
 * endings, without `unwanted` characters and white space around it, cut to `longestNote`. Undefined for an empty
 * note or anything but a string. In a link each of its characters takes at most two.
 */
export function noteFrom(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const note = given
    .slice(0, 2 * longestNote)
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .trim()
    .slice(0, longestNote)
    // The cut may have left half a character.
    .replace(unwanted, '')
    .trimEnd();
  return note === '' ? undefined : note;
}
