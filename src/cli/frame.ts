import type { Span } from '../document/tree';
import { positionIn } from './position';
import { printable, type Style } from './style';

/** Longer lines are cut on both sides of the place. */
const widthAtMost = 100;

/**
 * Returns what shows places in a text: the line with the place underlined, one line above and one below, ending with a newline.
 * `numbered` is the number of that line, which differs from its own for a text inside another file.
 */
export function framesOf(text: string, style: Style): (range: Span, numbered: number) => string {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const at = positionIn(text);
  return (range, numbered) => {
    const { line, column } = at(range.start);
    const end = at(Math.max(range.start, range.end));
    const shown = [line - 1, line, line + 1].filter((each) => each >= 1 && each <= lines.length);
    const numberOf = (each: number) => String(each - line + numbered);
    const width = numberOf(shown.at(-1) ?? line).length;
    return shown
      .flatMap((each) => {
        const number = numberOf(each).padStart(width);
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
  };
}

/** A tab stays a tab, so that the marks stand below their text. */
const blank = (text: string) => text.replace(/[^\t]/g, ' ');

function cut(line: string, column: number): { text: string; from: number } {
  const from = column > widthAtMost - 20 ? column - 30 : 0;
  const part = printable(line.slice(from, from + widthAtMost));
  const isCut = from + widthAtMost < line.length;
  return { text: `${from > 0 ? '…' : ''}${part}${isCut ? '…' : ''}`, from };
}
