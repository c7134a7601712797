/** JSON that is recorded as it was sent, not as decoded: a patch. */
export class RawJson {
  constructor(readonly text: string) {}
}

/**
 * Returns valid JSON without the white space between its tokens, with HTML characters and U+2028/2029
 * escaped; numbers, escapes and the order of keys do not change. Mirrors compact of encoding/json.
 */
export function compactJson({ text }: RawJson): string {
  return text
    .replace(/"[^"\\]*(?:\\.[^"\\]*)*"|[ \t\r\n]+/gs, (part) => (part.startsWith('"') ? part : ''))
    .replace(/[<>&\u2028\u2029]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
