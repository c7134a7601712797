import { database } from './database';
import { entriesIn } from '../workspace/entriesIn';
import type { FileLink } from './writeBack';

/**
 * Keeps the way back into a workspace's file for later visits, or with undefined forgets it; without a
 * database it lasts for this visit. Never throws.
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
    // Not every browser can keep a handle; saving is a download then.
  }
}

/** The way back into a file that an earlier visit opened; undefined when there is none. Never throws. */
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
