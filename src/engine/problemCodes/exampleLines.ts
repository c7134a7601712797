import { header, type CodeRow } from './row';

const widest = 100;

/** Returns the lines of both examples. Their first two are left out, unless they make the difference. */
export function exampleLines({ shows, mustNot }: CodeRow): { shows: string[]; mustNot: string[] } {
  const isWhole = ![shows, mustNot].every((text) => text.startsWith(header));
  const lines = (text: string) => linesOf(isWhole ? text : text.slice(header.length), text.length);
  return { shows: lines(shows), mustNot: lines(mustNot) };
}

/** A line longer than a page is wide is cut, and says how long the text is. */
function linesOf(text: string, length: number): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.length > widest
        ? `${line.slice(0, 60)}… (${length.toLocaleString('en')} characters in all)`
        : line,
    );
}
