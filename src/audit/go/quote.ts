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

const plain = /^[ !#-[\]-~]*$/;

/** Returns a string as Go's %q and strconv.Quote write it: in double quotes, with unprintable characters escaped. */
export function goQuote(text: string): string {
  // The usual case, handled first because it is fast.
  if (plain.test(text)) return `"${text}"`;
  return `"${Array.from(text, escapeCharacter).join('')}"`;
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
