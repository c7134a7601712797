import { extensionOf, fileNameFrom, textFileName } from '../workspace/fileName';

/**
 * Returns the name for a download: that of the file the text came from, else metadata.name with characters
 * that file systems reject replaced, else `audit-policy`. The extension is that of a text file.
 */
export function fileName(
  opened: string | undefined,
  policy: string | undefined,
  text: string,
): string {
  const file = fileNameFrom(opened);
  if (file !== undefined) return textFileName(file, text);
  const safe = (policy ?? '').slice(0, 80).replace(/[^\w.-]+/g, '-');
  return `${fileNameFrom(safe)?.replace(/-$/, '') ?? 'audit-policy'}${extensionOf(text)}`;
}
