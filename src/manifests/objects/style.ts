import type { Language } from '../quoting/language';
import type { ObjectNode } from './readObject';

/** How an object literal is written. */
export interface Style {
  /** Between a key and its value, with spaces: `: `. */
  assign: string;
  /** The quotes around keys; '' if there are none. */
  keyQuote: string;
  quote: string;
  /** After an entry that is alone on its line, and after one that is not. */
  afterEntry: string;
  afterInline: string;
  /** Between the items of a list. */
  afterItem: string;
  /** The spaces of a level. */
  step: string;
  /** Whether maps and lists have types before them, as in Go. */
  isTyped: boolean;
  words: Readonly<Record<'true' | 'false' | 'null', string>>;
}

const plainWords = { true: 'true', false: 'false', null: 'null' };
const words: Partial<Record<Language, Style['words']>> = {
  python: { true: 'True', false: 'False', null: 'None' },
  ruby: { ...plainWords, null: 'nil' },
};

/** Returns the style of an object literal of a source text, which new parts of it are written in. */
export function styleOf(
  source: string,
  root: ObjectNode,
  language: Language | undefined,
): Style | undefined {
  const nodes = [...within(root)];
  const maps = nodes.flatMap((node) => (node.kind === 'map' ? [node] : []));
  const entries = maps.flatMap((map) => map.entries);
  const [first] = entries;
  if (!first) return undefined;
  const keyQuote = /^["'`]/.exec(source.slice(first.start))?.[0] ?? '';
  const keyEnd = first.start + first.key.length + 2 * keyQuote.length;
  const mark = /=>?|:/.exec(source.slice(keyEnd, first.value.start))?.[0] ?? ':';
  const strings = nodes.map(({ start }) => source.charAt(start)).filter((c) => /["'`]/.test(c));
  const after = (end: number) => /^\s*([,;])/.exec(source.slice(end))?.[1] ?? '';
  const isSet = entries.some(({ end }) => after(end) === ';');
  // Terraform and CUE separate the entries on lines of their own by nothing.
  const alone = entries.filter(({ end }) => !/^[ \t]*[,;]?[ \t]*[^\s#/]/.test(source.slice(end)));
  const mayBeBare =
    (mark === '=' || alone.length > 1) && !alone.some(({ end }) => after(end) === ',');
  const line = source.slice(source.lastIndexOf('\n', first.start - 1) + 1, first.start);
  const outer = indentOfLine(source, root.start);
  return {
    assign: mark === ':' ? ': ' : ` ${mark} `,
    keyQuote,
    quote: strings[0] ?? '"',
    afterEntry: isSet ? ';' : mayBeBare ? '' : ',',
    afterInline: isSet ? ';' : ',',
    afterItem: isSet ? '' : ',',
    step: /^[ \t]+$/.test(line) && line.startsWith(outer) ? line.slice(outer.length) || '  ' : '  ',
    isTyped: /\]\w+(?:\{\})?\{/.test(source),
    words: words[language ?? 'js'] ?? plainWords,
  };
}

function* within(node: ObjectNode): Generator<ObjectNode> {
  yield node;
  if (node.kind === 'list') for (const item of node.items) yield* within(item);
  if (node.kind === 'map') for (const { value } of node.entries) yield* within(value);
}

/** Returns the white space at the start of the line of an offset. */
export function indentOfLine(source: string, at: number): string {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(source.slice(lineStart, at))?.[0] ?? '';
}
