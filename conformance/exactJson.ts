/**
 * Returns a number as the API server keeps it: 64-bit integers stay exact. The bigint 0n stands for "-0", which is
 * 0 as an integer and -0 as a float. Follows util/json of apimachinery.
 */
function number(text: string): number | bigint {
  const value = Number(text);
  if (/[.eE]/.test(text)) return value;
  if (text === '-0') return 0n;
  if (Number.isSafeInteger(value)) return value;
  const exact = BigInt(text);
  return BigInt.asIntN(64, exact) === exact ? exact : value;
}

/** An object or list being read. */
interface Open {
  list?: unknown[];
  fields: Map<string, unknown>;
  /** The key of the member whose value comes next. */
  key?: string | undefined;
  start: number;
  memberText: string;
}

/**
 * Parses JSON as Go's decoder does: integers stay exact, lone surrogates become U+FFFD, and the last of two
 * equal keys wins. `memberText` maps an object to its member of the given name as written, because that is how a
 * patch is logged. Throws on invalid JSON. Reads any depth without recursion.
 */
export function parseExact(
  text: string,
  member: string,
): { value: unknown; memberText: WeakMap<object, string> } {
  JSON.parse(text);
  const memberText = new WeakMap<object, string>();
  const open: Open[] = [];
  // The text is valid JSON, so commas and colons can be skipped.
  const nextToken = /[^\s,:]/g;
  const scalar = /[^\s,\]}]+/y;
  for (let at = 0; ;) {
    nextToken.lastIndex = at;
    const first = nextToken.exec(text)?.[0] ?? '';
    let start = nextToken.lastIndex - 1;
    let value: unknown;
    if (first === '{' || first === '[') {
      open.push({ fields: new Map(), start, memberText: '', ...(first === '[' && { list: [] }) });
      at = start + 1;
      continue;
    }
    if (first === '}' || first === ']') {
      const closed = open.pop()!;
      at = start + 1;
      start = closed.start;
      const object = closed.list ?? Object.fromEntries(closed.fields);
      memberText.set(object, closed.memberText);
      value = object;
    } else if (first === '"') {
      at = endOfString(text, start);
      value = readString(text.slice(start, at));
    } else {
      scalar.lastIndex = start;
      value = readScalar(scalar.exec(text)?.[0] ?? '');
      at = scalar.lastIndex;
    }
    const parent = open.at(-1);
    if (parent === undefined) return { value, memberText };
    if (parent.list !== undefined) parent.list.push(value);
    else if (parent.key === undefined) parent.key = value as string;
    else {
      parent.fields.set(parent.key, value);
      if (parent.key === member) parent.memberText = text.slice(start, at);
      parent.key = undefined;
    }
  }
}

function readScalar(text: string): unknown {
  if (text === 'null') return null;
  return text === 'true' || text === 'false' ? text === 'true' : number(text);
}

/** Returns the offset after the quote that ends the string at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = start + 1; ; end += 1) {
    end = text.indexOf('"', end);
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

function readString(quoted: string): string {
  return (JSON.parse(quoted) as string).replace(/\p{Surrogate}/gu, '\ufffd');
}
