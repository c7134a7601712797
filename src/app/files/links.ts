import type { OpenedFile } from '../../state/history';
import type { State } from '../../state/state';
import { keepFileLink, loadFileLink } from '../../storage/fileLinks';
import type { FileLink } from '../../storage/writeBack';

/** The opened files that can be written back. The store knows them by name only, so that undo can keep them. */
const links = new WeakMap<OpenedFile, FileLink>();

/**
 * Remembers the way back into a file, for later visits too once its workspace is kept. A file without
 * one (undefined) must not be written over another of its name.
 */
export function remember(file: OpenedFile, link: FileLink | undefined, { workspace }: State): void {
  if (link) links.set(file, link);
  if (workspace.standing === 'kept') void keepFileLink(workspace.id, file.name, link);
}

/** The way back into the file that the text came from, on this visit or an earlier one; undefined when there is none. */
export async function linkOf({ file, workspace }: State): Promise<FileLink | undefined> {
  return file && (links.get(file) ?? (await loadFileLink(workspace.id, file.name)));
}
