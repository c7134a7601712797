import { database } from './database';
import { entriesIn } from '../workspace/entriesIn';
import type { FileLink } from './writeBack';

/**
 * Stores the handle that writes a workspace's file in place, for later visits; undefined deletes it. Does
 * nothing without a database. Never throws.
 */
export async function keepFileLink(
  workspace: string,
  name: string,
  link: FileLink | undefined,
): Promise<void> {
  try {
    const db = await database();
    if (link) await db.put('files', link, [workspace, name]);
    else await db.delete('files', [workspace, name]);
  } catch {
    // Not every browser can store a handle. Saving then downloads the file.
  }
}

/** Returns the stored handle for a workspace's file; undefined when there is none. Never throws. */
export async function loadFileLink(workspace: string, name: string): Promise<FileLink | undefined> {
  try {
    const kept: unknown = await (await database()).get('files', [workspace, name]);
    return checked(kept);
  } catch {
    return undefined;
  }
}

function checked(value: unknown): FileLink | undefined {
  const given = entriesIn(value);
  if (!given) return undefined;
  const [handle, lastModified, size] = [
    given.get('handle'),
    given.get('lastModified'),
    given.get('size'),
  ];
  const isHandle = 'FileSystemFileHandle' in window && handle instanceof FileSystemFileHandle;
  if (!isHandle || typeof lastModified !== 'number' || typeof size !== 'number') return undefined;
  return { handle, lastModified, size };
}
