/** Files larger than this many bytes are not read. */
export const fileSizeLimit = 10_000_000;

/**
 * The text of a file and whether a byte order mark was before it, or the reason why it cannot be used, worded
 * to follow the file's name.
 */
export type FileText =
  | { text: string; isMarked: boolean; refused?: undefined }
  | { refused: string };

/**
 * Decodes the bytes of a file as UTF-8, or as UTF-16 if they begin with its byte order mark. The mark is
 * removed. Refuses other encodings, binary files and empty files. Never throws.
 */
export function fileText(bytes: Uint8Array): FileText {
  const encoding = utf16Of(bytes) ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.trim() === '') return { refused: 'is empty' };
    const isMarked = encoding !== 'utf-8' || utf8Mark.every((byte, at) => bytes[at] === byte);
    return text.includes('\0') ? notText : { text, isMarked };
  } catch {
    if (encoding !== 'utf-8' || bytes.includes(0)) return notText;
    return { refused: 'is not encoded as UTF-8; convert it first' };
  }
}

const utf8Mark = [0xef, 0xbb, 0xbf];
const notText = { refused: 'is not a text file' };

function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
