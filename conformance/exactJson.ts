/**
 * A number as the API server keeps it: an integer of 64 bits stays exact. The bigint 0n is "-0",
 * which is 0 as an integer and -0 as a float. Mirrors util/json of apimachinery.
 */
function number(text: string): number | bigint {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${text} is out of range`);
  if (/[.eE]/.test(text)) return value;
  if (text === '-0') return 0n;
  if (Number.isSafeInteger(value)) return value;
  const exact = BigInt(text);
  return BigInt.asIntN(64, exact) === exact ? exact : value;
}

/**
 * JSON as Go's decoder understands it: integers exact, lone surrogates as U+FFFD, the last of two
 * equal keys. `bodyText` gives, for an object, its member "body" as it was written: a patch is
 * logged so. Throws on what is no JSON.
 */
export function parseExact(text: string): { value: unknown; bodyText: WeakMap<object, string> } {
  JSON.parse(text);
  const bodyText = new WeakMap<object, string>();
  const token = /\s*([{}[\]:,]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\]:,"]+)\s*/gy;
  const next = (): string => token.exec(text)?.[1] ?? '';

  const read = (first: string): unknown => {
    if (first === '{') return readObject();
    if (first === '[') return readList();
    if (first.startsWith('"')) return readString(first);
    if (first === 'null') return null;
    return first === 'true' || first === 'false' ? first === 'true' : number(first);
  };
  const readObject = (): object => {
    const fields = new Map<string, unknown>();
    let body = '';
    for (let key = next(); key !== '}'; key = next()) {
      if (key === ',') key = next();
      next();
      const start = token.lastIndex;
      const name = readString(key);
      fields.set(name, read(next()));
      if (name === 'body') body = text.slice(start, token.lastIndex);
    }
    const object = Object.fromEntries(fields);
    bodyText.set(object, body);
    return object;
  };
  const readList = (): unknown[] => {
    const items: unknown[] = [];
    for (let item = next(); item !== ']'; item = next()) {
      items.push(read(item === ',' ? next() : item));
    }
    return items;
  };
  return { value: read(next()), bodyText };
}

function readString(quoted: string): string {
  return (JSON.parse(quoted) as string).replace(/\p{Surrogate}/gu, '\ufffd');
}
