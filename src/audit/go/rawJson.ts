/** JSON that is recorded as it was sent, not as it was decoded: a patch. */
export class RawJson {
  constructor(readonly text: string) {}
}

/**
 * Valid JSON without the blanks between its parts, with HTML characters and U+2028/2029 escaped;
 * numbers, escapes and the order of keys stay as written. Mirrors compact of encoding/json.
 */
export function compactJson({ text }: RawJson): string {
  return text
    .replace(/"[^"\\]*(?:\\.[^"\\]*)*"|[ \t\r\n]+/gs, (part) => (part.startsWith('"') ? part : ''))
    .replace(/[<>&\u2028\u2029]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
