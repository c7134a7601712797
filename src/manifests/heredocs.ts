import { heredocQuotings, puppetQuotings, type Quotings } from './quoting/chooseQuotings';
import { languageOf } from './quoting/language';

/** A text in a script (shell, Terraform, Puppet, Ruby): the lines between <<EOF and EOF. */
export interface Heredoc {
  /** As it begins: `<<EOF`. */
  name: string;
  /** Where the body starts and ends, UTF-16. */
  start: number;
  end: number;
  /** How the script writes it. */
  quotings: Quotings;
}

const opening =
  /(?:<<<?([-~]?)[ \t]*(["']?)(\w+)(?!\w)\2|@\([ \t]*("?)(\w+)\4[ \t]*(?::\w+[ \t]*)?((?:\/[\w$]*)?)[ \t]*\))([^\n]*)\n/g;
/** A script with more of them is no longer searched. */
const foundAtMost = 50;

/** Returns the heredocs of a text in order. Each is searched once, from the end of the one before. Pauses. */
export function* heredocsIn(text: string): Generator<undefined, Heredoc[]> {
  const found: Heredoc[] = [];
  if (!/<<|@\(/.test(text)) return found;
  // Nothing opens on the last line, which would be read to its end again and again.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1);
  const language = languageOf(text);
  let from = 0;
  for (let tries = 0; tries < foundAtMost; tries++) {
    yield;
    opening.lastIndex = from;
    const match = opening.exec(lines);
    if (!match) break;
    from = opening.lastIndex;
    const { 0: line, 1: flag = '', 2: mark = '', 3: word, 4: double, 5: puppet, index } = match;
    const start = index + line.length;
    const closing = new RegExp(
      `^[ \\t]*(?:\\|-?[ \\t]*)?${word ?? puppet ?? ''}[ \\t]*${line.startsWith('<<<') ? ';?' : ''}\\r?$`,
      'gm',
    );
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) continue;
    found.push({
      name: word === undefined ? `@(${puppet})` : `<<${word}`,
      start,
      end,
      quotings:
        word === undefined
          ? puppetQuotings(double === '"', match[6] ?? '')
          : heredocQuotings(text, language, { at: index, flag, mark, after: match[7] ?? '' }),
    });
    from = end;
  }
  return found;
}

/** Returns the indentation that all lines of a text have. */
export function indentOf(text: string): string {
  const [first, ...more] = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(([indent]) => indent);
  const least = more.reduce((a, { length }) => Math.min(a, length), first?.length ?? 0);
  return first?.slice(0, least) ?? '';
}

/** Removes the indentation that all lines of a text have. */
export function withoutIndent(text: string): string {
  const { length } = indentOf(text);
  return length === 0 ? text : text.replace(new RegExp(`^[ \\t]{${length}}`, 'gm'), '');
}
