import type { OpenedFile } from '../../state/history';
import type { State } from '../../state/state';
import { keepFileLink, loadFileLink } from '../../storage/fileLinks';
import type { FileLink } from '../../storage/writeBack';

/** Handles of opened files. The store holds only their names, so that undo can restore them. */
const links = new WeakMap<OpenedFile, FileLink>();

/**
 * Remembers the handle of a file, for later visits too if its workspace is saved. With undefined, a stored
 * handle is deleted: the text must not be written to another file of the same name.
 */
export function remember(file: OpenedFile, link: FileLink | undefined, { workspace }: State): void {
  if (link) links.set(file, link);
  if (workspace.standing === 'kept') void keepFileLink(workspace.id, file.name, link);
}

/** Returns the handle of the file that the text was opened from, on this or an earlier visit; undefined when there is none. */
export async function linkOf({ file, workspace }: State): Promise<FileLink | undefined> {
  return file && (links.get(file) ?? (await loadFileLink(workspace.id, file.name)));
}
