declare global {
  interface FileSystemHandle {
    /** Only in Chromium. */
    requestPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
  }
}

/** A writable file on disk, and its time and size when it was last read or written. */
export interface FileLink {
  handle: FileSystemFileHandle;
  lastModified: number;
  size: number;
}

/** Returns the link to a file that was just read. */
export function linkTo(handle: FileSystemFileHandle, { lastModified, size }: File): FileLink {
  return { handle, lastModified, size };
}

export type WriteOutcome =
  | { link: FileLink; failed?: undefined }
  /** 'changed': another program wrote it since; 'gone': moved or deleted; 'refused': no permission. */
  | { failed: 'changed' | 'gone' | 'refused' | 'other' };

/**
 * Writes a text to the file and returns the outcome. Never throws. A file that has changed since it was read
 * is not written unless `overwrite`. The browser may ask for permission, so this must follow a user gesture.
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
    // Replaces the file only now.
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
