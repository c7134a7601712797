const token =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/|(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1|(=>|[{}[\](),;:=])|([\w.$-]+)/y;

const deepest = 20;
const tokensAtMost = 5_000;

interface Token {
  kind: 'string' | 'mark' | 'word';
  text: string;
  end: number;
}

/**
 * Reads the object literal at an offset, as TypeScript, Python, Ruby, Terraform and Nix write them: keys with or without
 * quotes; `:`, `=` or `=>`; commas, semicolons or nothing between values. Returns its value and its end; undefined if it
 * has variables, calls or anything else that is no plain value.
 */
export function objectAt(
  text: string,
  start: number,
): { value: Record<string, unknown>; end: number } | undefined {
  try {
    const reader = tokensFrom(text, start);
    const first = reader.next();
    if (first.text !== '{') return undefined;
    const value = readObject(reader, 0);
    return { value, end: reader.last() };
  } catch (error) {
    if (error instanceof NoPlainValue) return undefined;
    throw error;
  }
}

class NoPlainValue extends Error {}

function tokensFrom(text: string, start: number) {
  let at = start;
  let end = start;
  let left = tokensAtMost;
  let ahead: Token | undefined;
  const read = (): Token => {
    for (;;) {
      token.lastIndex = at;
      const match = token.exec(text);
      if (!match || --left < 0) throw new NoPlainValue();
      at = token.lastIndex;
      const [, quote, string = '', mark, word] = match;
      if (quote !== undefined)
        return { kind: 'string', text: string.replace(/\\(.)/g, '$1'), end: at };
      if (mark !== undefined) return { kind: 'mark', text: mark, end: at };
      if (word !== undefined) return { kind: 'word', text: word, end: at };
    }
  };
  const peek = () => (ahead ??= read());
  const next = () => {
    const taken = peek();
    ahead = undefined;
    end = taken.end;
    return taken;
  };
  return { peek, next, last: () => end };
}

type Reader = ReturnType<typeof tokensFrom>;

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (;;) {
    const key = reader.next();
    if (key.kind === 'mark') {
      if (key.text === '}') return value;
      if (key.text === ',' || key.text === ';') continue;
      throw new NoPlainValue();
    }
    if (!/^(?::|=>?)$/.test(reader.next().text)) throw new NoPlainValue();
    Object.defineProperty(value, key.text, {
      value: readValue(reader, depth + 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
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

function readValue(reader: Reader, depth: number): unknown {
  if (depth > deepest) throw new NoPlainValue();
  const { kind, text } = reader.next();
  if (kind === 'string') return text;
  if (kind === 'word') {
    if (text in words) return words[text];
    if (/^\d+$/.test(text)) return Number(text);
    throw new NoPlainValue();
  }
  if (text === '{') return readObject(reader, depth);
  if (text !== '[') throw new NoPlainValue();
  const items: unknown[] = [];
  for (;;) {
    const ahead = reader.peek().text;
    const isMark = reader.peek().kind === 'mark';
    if (isMark && ahead === ']') {
      reader.next();
      return items;
    }
    if (isMark && ahead === ',') reader.next();
    else items.push(readValue(reader, depth + 1));
  }
}
