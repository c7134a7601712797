import type { Span } from '../../document/tree';

const token =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/|(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1|((?:\[\]|map\[string\])+(?:interface\{\}|any|string)(?=\{))|(=>|[{}[\](),;:=])|([\w.$-]+)/y;

const deepest = 20;
const tokensAtMost = 5_000;

interface Token extends Span {
  /** A type is that of a composite literal of Go, before its brace. */
  kind: 'string' | 'type' | 'mark' | 'word';
  text: string;
}

/** A value in source code, and its place there, UTF-16. */
export type ObjectNode = Span &
  (
    | { kind: 'map'; entries: MapEntry[] }
    | { kind: 'list'; items: ObjectNode[] }
    | { kind: 'scalar'; value: unknown }
  );

/** The start is that of its key. */
export interface MapEntry extends Span {
  key: string;
  value: ObjectNode;
}

/**
 * Reads the object literal at an offset, as TypeScript, Python, Ruby, Terraform, Nix and Go write them: keys with or without
 * quotes; `:`, `=` or `=>`; commas, semicolons or nothing between values. Returns undefined if it has variables, calls,
 * escapes that depend on the language, or anything else that is no plain value.
 */
export function objectAt(text: string, start: number): ObjectNode | undefined {
  try {
    const reader = tokensFrom(text, start);
    const first = reader.next();
    return first.text === '{' ? readObject(reader, first.start, 0) : undefined;
  } catch (error) {
    if (error instanceof NoPlainValue) return undefined;
    throw error;
  }
}

/** Returns the value of a node. */
export function valueOf(node: ObjectNode): unknown {
  if (node.kind === 'list') return node.items.map(valueOf);
  if (node.kind === 'scalar') return node.value;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]));
}

class NoPlainValue extends Error {}

function tokensFrom(text: string, start: number) {
  let at = start;
  let left = tokensAtMost;
  let ahead: Token | undefined;
  const read = (): Token => {
    for (;;) {
      token.lastIndex = at;
      const match = token.exec(text);
      if (!match || --left < 0) throw new NoPlainValue();
      const span = { start: at, end: token.lastIndex };
      at = span.end;
      const [, quote, string = '', type, mark, word] = match;
      if (quote !== undefined) return { kind: 'string', text: unescaped(string), ...span };
      if (type !== undefined) return { kind: 'type', text: type, ...span };
      if (mark !== undefined) return { kind: 'mark', text: mark, ...span };
      if (word !== undefined) return { kind: 'word', text: word, ...span };
    }
  };
  const peek = () => (ahead ??= read());
  const next = () => {
    const taken = peek();
    ahead = undefined;
    return taken;
  };
  return { peek, next };
}

/** Only these escapes mean the same in every language. */
function unescaped(string: string): string {
  if (/\\[^\\"']/.test(string.replaceAll('\\\\', ''))) throw new NoPlainValue();
  return string.replace(/\\(.)/g, '$1');
}

type Reader = ReturnType<typeof tokensFrom>;

function readObject(reader: Reader, start: number, depth: number): ObjectNode {
  const entries: MapEntry[] = [];
  for (;;) {
    const { kind, text: key, start: from, end } = reader.next();
    if (kind === 'mark') {
      if (key === '}') return { kind: 'map', start, end, entries };
      if (key === ',' || key === ';') continue;
      throw new NoPlainValue();
    }
    if (!/^(?::|=>?)$/.test(reader.next().text)) throw new NoPlainValue();
    const value = readValue(reader, depth + 1);
    entries.push({ key, value, start: from, end: value.end });
  }
}

const words: Record<string, unknown> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
  nil: null,
};

function readValue(reader: Reader, depth: number): ObjectNode {
  if (depth > deepest) throw new NoPlainValue();
  const { kind, text, start, end } = reader.next();
  const scalar = (value: unknown) => ({ kind: 'scalar', start, end, value }) as const;
  if (kind === 'string') return scalar(text);
  if (kind === 'word') {
    if (text in words) return scalar(words[text]);
    if (/^\d+$/.test(text)) return scalar(Number(text));
    throw new NoPlainValue();
  }
  if (kind === 'type') {
    const brace = reader.next();
    return text.startsWith('[]')
      ? readList(reader, brace.start, '}', depth)
      : readObject(reader, brace.start, depth);
  }
  if (text === '{') return readObject(reader, start, depth);
  if (text !== '[') throw new NoPlainValue();
  return readList(reader, start, ']', depth);
}

function readList(reader: Reader, start: number, closing: string, depth: number): ObjectNode {
  const items: ObjectNode[] = [];
  for (;;) {
    const ahead = reader.peek();
    if (ahead.kind === 'mark' && ahead.text === closing) {
      return { kind: 'list', start, end: reader.next().end, items };
    }
    if (ahead.kind === 'mark' && ahead.text === ',') reader.next();
    else items.push(readValue(reader, depth + 1));
  }
}
