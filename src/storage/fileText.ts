/** Files beyond this many bytes are not read. */
export const fileSizeLimit = 10_000_000;

/** The text of a file, or why it is none: a sentence that goes on after the file's name. */
export type FileText = { text: string; refused?: undefined } | { refused: string };

/**
 * The text in the bytes of a file: UTF-8, or UTF-16 with a byte order mark, which is left away. What
 * is neither, what is no text, and what is empty is refused. Never throws.
 */
export function fileText(bytes: Uint8Array): FileText {
  const encoding = utf16Of(bytes) ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.trim() === '') return { refused: 'is empty' };
    return text.includes('\0') ? notText : { text };
  } catch {
    if (encoding !== 'utf-8' || bytes.includes(0)) return notText;
    return { refused: 'is not in UTF-8: save it as UTF-8 and open it again' };
  }
}

const notText = { refused: 'is not a text file' };

function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
