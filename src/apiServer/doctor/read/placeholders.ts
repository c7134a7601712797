import type { ReadingFault } from '../configuration';

/** Dots in a line of their own; at the margin they would end a YAML document. */
const dots = /^([ \t]+(?:-[ \t]+)?)(\.\.\.|…)(?=[ \t]*\\?[ \t]*\r?$)/gm;

/**
 * Finds `...` that stands for lines left out, and returns the text with blanks instead, of the same length, so that the rest can
 * be read.
 */
export function withoutPlaceholders(text: string): { text: string; faults: ReadingFault[] } {
  const faults: ReadingFault[] = [];
  const read = text.replace(dots, (line: string, before: string, mark: string, offset: number) => {
    const start = offset + before.length;
    faults.push({ code: 'placeholder', at: { start, end: start + mark.length }, subject: mark });
    return ' '.repeat(line.length);
  });
  return { text: read, faults };
}
