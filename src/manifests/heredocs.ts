/** A text in a script (shell, Terraform, Puppet, Ruby): the lines between <<EOF and EOF. */
export interface Heredoc {
  /** As it begins: `<<EOF`. */
  name: string;
  /** Where the body starts, UTF-16. */
  start: number;
  body: string;
}

const opening = /(?:<<[-~]?[ \t]*(["']?)(\w+)\1|@\("?(\w+)"?\))[^\n]*\n/g;
/** A script with more of them is no longer searched. */
const foundAtMost = 50;

/** Returns the heredocs of a text in order. Each is searched once, from the end of the one before. */
export function heredocsIn(text: string): Heredoc[] {
  const found: Heredoc[] = [];
  if (!/<<|@\(/.test(text)) return found;
  opening.lastIndex = 0;
  for (let tries = 0; tries < foundAtMost; tries++) {
    const match = opening.exec(text);
    if (!match) break;
    const { 0: line, 2: word, 3: puppet } = match;
    const start = match.index + line.length;
    const closing = new RegExp(
      `^[ \\t]*(?:\\|-?[ \\t]*)?${word ?? puppet ?? ''}[ \\t]*\\r?$`,
      'gm',
    );
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) continue;
    const name = word === undefined ? `@(${puppet})` : `<<${word}`;
    found.push({ name, start, body: text.slice(start, end) });
    opening.lastIndex = end;
  }
  return found;
}

/** Removes the indentation that all lines of a text have. */
export function withoutIndent(text: string): string {
  const columns = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(([{ length }]) => length);
  const least = columns.reduce((a, b) => Math.min(a, b), Infinity);
  return Number.isFinite(least) ? text.replace(new RegExp(`^[ \\t]{${least}}`, 'gm'), '') : text;
}
