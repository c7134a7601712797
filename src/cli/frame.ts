import type { Span } from '../document/tree';
import { positionIn } from './position';
import { printable, type Style } from './style';

/** Longer lines are cut on both sides of the place. */
const widthAtMost = 100;

/**
 * Returns the lines around a place in a text, numbered from `firstLine`, with the place underlined: one line above and one
 * below. Ends with a newline.
 */
export function codeFrame(text: string, range: Span, style: Style, firstLine = 1): string {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const at = positionIn(text);
  const { line, column } = at(range.start);
  const end = at(Math.max(range.start, range.end));
  const shown = [line - 1, line, line + 1].filter((each) => each >= 1 && each <= lines.length);
  const width = String((shown.at(-1) ?? line) + firstLine - 1).length;
  return shown
    .flatMap((each) => {
      const number = String(each + firstLine - 1).padStart(width);
      const whole = lines[each - 1] ?? '';
      if (each !== line) {
        if (whole.trim() === '') return [];
        return [style.dim(`    ${number} │ ${cut(whole, 0).text}`)];
      }
      const { text: part, from } = cut(whole, column - 1);
      const stop = end.line === line ? end.column - 1 : whole.length;
      const before = blank(printable(whole.slice(from, column - 1)));
      const marked = printable(whole.slice(column - 1, Math.min(stop, from + widthAtMost)));
      const head = from > 0 ? 1 : 0;
      const marks = ' '.repeat(head) + before + '^'.repeat(Math.max(1, marked.length));
      return [
        `  ${style.bold('>')} ${number} │ ${part}`,
        `    ${' '.repeat(width)} │ ${style.bold(marks)}`,
      ];
    })
    .map((each) => `${each}\n`)
    .join('');
}

/** A tab stays a tab, so that the marks stand below their text. */
const blank = (text: string) => text.replace(/[^\t]/g, ' ');

function cut(line: string, column: number): { text: string; from: number } {
  const from = column > widthAtMost - 20 ? column - 30 : 0;
  const part = printable(line.slice(from, from + widthAtMost));
  const isCut = from + widthAtMost < line.length;
  return { text: `${from > 0 ? '…' : ''}${part}${isCut ? '…' : ''}`, from };
}
