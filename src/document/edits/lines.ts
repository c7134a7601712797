/** Lines of a text. All offsets are UTF-16 code units. */

const byteOrderMark = '\uFEFF';

/** Returns whether go-yaml ends a line at this character (is_break in yamlprivateh.go). */
export function isBreak(char: string | undefined): boolean {
  return (
    char === '\n' || char === '\r' || char === '\u0085' || char === '\u2028' || char === '\u2029'
  );
}

/** Returns the start of the line at `offset`; on the first line, after the byte order mark. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  return start === 0 && text[0] === byteOrderMark ? 1 : start;
}

/** Returns the end of the line at `offset`, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text[end])) end++;
  return end;
}

/** Returns the start of the line after the one at `offset`; the length of the text if there is none. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end === text.length) return end;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** Returns the column of `offset`, from 0. */
export function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Returns whether there are only spaces and tabs before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Returns what the line at `start` contains besides white space: 'blank', 'comment' with its column, or 'content'. */
export function lineKind(
  text: string,
  start: number,
): { kind: 'blank' | 'content' } | { kind: 'comment'; column: number } {
  let offset = start;
  while (text[offset] === ' ' || text[offset] === '\t') offset++;
  if (offset === text.length || isBreak(text[offset])) return { kind: 'blank' };
  return text[offset] === '#' ? { kind: 'comment', column: offset - start } : { kind: 'content' };
}

/** Skips spaces and tabs from `offset` on. */
export function skipBlanks(text: string, offset: number): number {
  let next = offset;
  while (text[next] === ' ' || text[next] === '\t') next++;
  return next;
}

/** Skips spaces and tabs before `offset`, backwards. */
export function skipBlanksBack(text: string, offset: number): number {
  let next = offset;
  while (text[next - 1] === ' ' || text[next - 1] === '\t') next--;
  return next;
}

/** Skips white space, line breaks and comments: the start of the next token. */
export function skipToToken(text: string, offset: number): number {
  let next = offset;
  for (;;) {
    const char = text[next];
    if (char === ' ' || char === '\t' || isBreak(char)) next++;
    else if (char === '#') next = lineEnd(text, next);
    else return next;
  }
}

/** Returns whether there is a comment among the white space and commas of `text.slice(start, end)`. */
export function hasComment(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('#');
}

/** Returns the line ending to write: the first one of the text, LF if there is none. */
export function lineEnding(text: string): string {
  const end = lineEnd(text, 0);
  return text.startsWith('\r\n', end) ? '\r\n' : '\n';
}
