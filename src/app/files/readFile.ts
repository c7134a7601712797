import { largestExport } from '../../storage/exported';
import { fileSizeLimit, fileText, type FileText } from '../../storage/fileText';
import { exportStart, seemsExport } from '../../storage/seemsExport';
import { formatBytes } from '../../ui/formatBytes';

/** Reads a file as text, or says why not, worded to follow the file's name. Never rejects. */
export async function readFile(
  file: File,
): Promise<FileText & { text?: string; isMarked?: boolean }> {
  try {
    const isExport = seemsExport(await file.slice(0, exportStart).text());
    const limit = isExport ? largestExport : fileSizeLimit;
    if (file.size > limit) {
      const [size, most] = [file.size, limit].map(formatBytes);
      return { refused: `is too large (${size}, limit ${most})` };
    }
    return fileText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { refused: 'could not be read' };
  }
}
