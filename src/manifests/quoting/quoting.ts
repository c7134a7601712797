/** How a language writes a text between two marks. */
export interface Quoting {
  /** What does not stand for itself: escapes, and expressions that are evaluated. Global. */
  token: RegExp;
  /** Returns what an escape stands for; undefined for an expression, and for what cannot be known. */
  value: (token: string) => string | undefined;
  /** What must be written otherwise. Global. */
  special: RegExp;
  /** Returns how; undefined for what the language cannot write here. */
  written: (special: string) => string | undefined;
}

/** What a language makes of a text. */
export interface Unquoted {
  text: string;
  /** The expressions in it, as they are written: their values are not known. */
  live: string[];
}

/**
 * Returns what is left of a source text when its quotings, the outer one first, are undone. Expressions stay as they
 * are written.
 */
export function unquote(quotings: readonly Quoting[], source: string): Unquoted {
  const live: string[] = [];
  let text = source;
  for (const { token, value } of quotings) {
    text = text.replace(token, (written) => {
      const known = value(written);
      if (known === undefined) live.push(written);
      return known ?? written;
    });
  }
  return { text, live };
}

/**
 * Returns the source of a text that replaces the one that `source` stands for. Lines that both have keep their source,
 * and so do the expressions of `source`. Undefined if one of the quotings cannot write the text.
 */
export function quote(
  quotings: readonly Quoting[],
  text: string,
  source: string,
): string | undefined {
  const [quoting, ...inner] = quotings;
  if (!quoting) return text;
  const before = unquote([quoting], source);
  const own = quote(inner, text, before.text);
  return own === undefined ? undefined : quoteOnce(quoting, own, source, before);
}

function quoteOnce(
  quoting: Quoting,
  text: string,
  source: string,
  before: Unquoted,
): string | undefined {
  const sources = lineSources(quoting, source);
  const kept = new Set(before.live.filter((token) => isAlwaysLive(token, before)));
  const pattern = eitherOf(kept, quoting.special);
  let isWritten = true;
  const lines = linesOf(text).map((line) => {
    const known = sources.get(line);
    if (known !== undefined) return known;
    return line.replace(pattern, (part) => {
      const written = kept.has(part) ? part : quoting.written(part);
      isWritten &&= written !== undefined;
      return written ?? part;
    });
  });
  return isWritten ? lines.join('') : undefined;
}

/** Lines with their line breaks. */
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The source of each line; of lines that are written in two ways, the first. */
function lineSources({ token, value }: Quoting, source: string): Map<string, string> {
  const sources = new Map<string, string>();
  let line = '';
  let start = 0;
  const add = (part: string, end: number) => {
    line += part;
    if (!line.endsWith('\n')) return;
    if (!sources.has(line)) sources.set(line, source.slice(start, end));
    line = '';
    start = end;
  };
  const addPlain = (from: number, to: number) => {
    let at = from;
    for (const part of linesOf(source.slice(from, to))) add(part, (at += part.length));
  };
  let end = 0;
  for (const { 0: written, index } of source.matchAll(token)) {
    addPlain(end, index);
    end = index + written.length;
    add(value(written) ?? written, end);
  }
  addPlain(end, source.length);
  if (line !== '' && !sources.has(line)) sources.set(line, source.slice(start));
  return sources;
}

/** An expression that is also part of the text itself cannot be told from it. */
function isAlwaysLive(token: string, { text, live }: Unquoted): boolean {
  const times = live.filter((each) => each === token).length;
  return text.split(token).length - 1 === times;
}

function eitherOf(kept: ReadonlySet<string>, special: RegExp): RegExp {
  const words = [...kept]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp([...words, special.source].join('|'), special.flags);
}
