/** A JSON value in a text, and the line where it begins, from 1; without a value there is a reason. */
export interface JsonPiece {
  line: number;
  /** The lines that it takes. */
  lines: number;
  value?: unknown;
  /** What follows the value on its last line, if another one does. */
  rest?: string;
  refused?: string;
}

/** Where a value begins: an object, which a log's time and name may precede, a list, or an object in a string. */
const start = /\{(?=\s*(?:"|\}|$))|^\s*\[(?=\s*(?:[[{"]|$))|^\s*"(?=\{\\")/m;

/** So many characters are looked through between two pauses. */
const charactersAtOnce = 200_000;

/**
 * Returns the JSON value that begins in the line at `from`, which may have a log's prefix; it may take several lines, and
 * its strings may be wrapped. Undefined if the line begins none. Never throws. Pauses.
 */
export function* jsonPiece(
  lines: readonly string[],
  from: number,
): Generator<undefined, JsonPiece | undefined> {
  const first = lines[from] ?? '';
  const begun = start.exec(first);
  if (!begun) return undefined;
  const at = begun.index;
  const own = parsed(withoutEnd(first.slice(at)));
  yield;
  if (own) return { line: from + 1, lines: 1, ...own };
  if (begun[0].endsWith('"'))
    return { line: from + 1, lines: 1, refused: 'This JSON is cut off: its end is missing.' };
  const isList = first.slice(at).trimStart().startsWith('[');
  const end = yield* endOf(lines, from, at, isList);
  if (!end) {
    return { line: from + 1, lines: 1, refused: 'This JSON is cut off: its end is missing.' };
  }
  const taken = lines.slice(from, end.line + 1);
  const last = taken.at(-1) ?? '';
  const after = last.slice(end.column);
  const another = /^[\s,;]*\{/.test(after) && { rest: after };
  taken[taken.length - 1] = last.slice(0, end.column);
  const [head = '', ...rest] = taken;
  const whole = [head.slice(at), ...rest];
  const text = whole.join('\n');
  yield;
  let value = parsed(text);
  yield;
  value ??= parsed(whole.map((each) => each.replace(/\r$/, '')).join(''));
  yield;
  return value
    ? { line: from + 1, lines: taken.length, ...another, ...value }
    : { line: from + 1, lines: 1, refused: 'This is not valid JSON.' };
}

/** Where the brackets that open at a column close again. An object that begins a line of its own ends the search. */
function* endOf(
  lines: readonly string[],
  from: number,
  at: number,
  isList: boolean,
): Generator<undefined, { line: number; column: number } | undefined> {
  let seen = 0;
  let depth = 0;
  let isString = false;
  for (let line = from; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (line > from && !isList && text.startsWith('{')) return undefined;
    for (let column = line === from ? at : 0; column < text.length; column++) {
      const char = text[column];
      seen += 1;
      if (seen % charactersAtOnce === 0) yield;
      if (isString) {
        if (char === '\\') column += 1;
        else if (char === '"') isString = false;
      } else if (char === '"') isString = true;
      else if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') {
        depth -= 1;
        if (depth === 0) return { line, column: column + 1 };
      }
    }
  }
  return undefined;
}

/** A text without the commas, semicolons and white space at its end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The value of a JSON text, in an object because it may be null. */
export function parsed(json: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}
