declare global {
  interface FileSystemHandle {
    /** In Chromium only. */
    requestPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
  }
}

/** A file on disk that can be written, and how it was when it was read or written last. */
export interface FileLink {
  handle: FileSystemFileHandle;
  lastModified: number;
  size: number;
}

/** The link to a file as it was just read. */
export function linkTo(handle: FileSystemFileHandle, { lastModified, size }: File): FileLink {
  return { handle, lastModified, size };
}

export type WriteOutcome =
  | { link: FileLink; failed?: undefined }
  /** 'changed': somebody else wrote it since; 'gone': moved or deleted; 'refused': not allowed. */
  | { failed: 'changed' | 'gone' | 'refused' | 'other' };

/**
 * Writes a text into the file and says how that went; never throws. A file that changed since it was read is
 * left as it is unless `overwrite`. The browser may ask the user, so it needs a press shortly before.
 */
export async function writeBack(
  { handle, lastModified, size }: FileLink,
  text: string,
  overwrite: boolean,
): Promise<WriteOutcome> {
  try {
    const allowed = (await handle.requestPermission?.({ mode: 'readwrite' })) ?? 'granted';
    if (allowed !== 'granted') return { failed: 'refused' };
    const now = await handle.getFile();
    const isChanged = now.lastModified !== lastModified || now.size !== size;
    if (isChanged && !overwrite) return { failed: 'changed' };
    const stream = await handle.createWritable();
    await stream.write(text);
    // Only now it takes the place of the old one.
    await stream.close();
    return { link: linkTo(handle, await handle.getFile()) };
  } catch (error) {
    return { failed: failureOf(error instanceof DOMException ? error.name : '') };
  }
}

function failureOf(name: string): 'gone' | 'refused' | 'other' {
  if (name === 'NotFoundError') return 'gone';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'other';
}
