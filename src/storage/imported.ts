import { isSameWork } from '../workspace/codec';
import { readExport } from './exported';
import { listWorkspaces, putWorkspaces, type WorkspaceWithStates } from './library';

/** How many workspaces were added, and how many the library has already; or why there is nothing to import. */
export type Imported =
  | { added: number; skipped: number; refused?: undefined }
  | { refused: string };

/** Adds the workspaces of an export to the library; nothing is overwritten. Throws when storage fails. */
export async function importWorkspaces(file: string): Promise<Imported> {
  const read = readExport(file);
  if ('refused' in read) return read;
  const here = await listWorkspaces();
  const isHere = ({ workspace }: WorkspaceWithStates) =>
    here.some((each) => each.name === workspace.name && isSameWork(each, workspace));
  const others = read.workspaces.filter((each) => !isHere(each));
  await putWorkspaces(others);
  return { added: others.length, skipped: read.workspaces.length - others.length };
}
