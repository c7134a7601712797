import { isPrint } from './isPrint';

const named: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** JSON escapes what is not printable ASCII here as Go does. */
const asInJson = /^[ -~\b\f\n\r\t]*$/;

/** Returns a string as Go's %q and strconv.Quote write it: in double quotes, with unprintable characters escaped. */
export function goQuote(text: string): string {
  if (asInJson.test(text)) return JSON.stringify(text);
  const pieces = ['"'];
  // A run of one character at once: a long text in pieces of one character would hold up the page.
  for (let from = 0, end = 0; from < text.length; from = end) {
    const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
    do end += character.length;
    while (text.startsWith(character, end));
    pieces.push(escapeCharacter(character).repeat((end - from) / character.length));
  }
  return `${pieces.join('')}"`;
}

function escapeCharacter(character: string): string {
  const escaped = named.get(character);
  if (escaped !== undefined) return escaped;
  if (isPrint(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  // U+DC00 plus a byte represents an invalid byte (see strayByte).
  if (code > 0xdc7f && code < 0xdd00) return `\\x${(code - 0xdc00).toString(16)}`;
  if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
