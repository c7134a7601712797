import { isSameWork, workspaceIn } from './codec';
import type { Workspace } from './workspace';

/** What one tab knows about the workspace open in it. Not part of the workspace, never saved as such. */
export interface Session {
  /**
   * kept: saved in this browser. shared: opened from a link, not saved until the user keeps a copy.
   * new: nothing to save yet; the first change makes it kept.
   */
  standing: 'kept' | 'shared' | 'new';
  /** The library's revision that this tab has seen. */
  revision?: number | undefined;
  /** The workspace at that revision. */
  inLibrary?: Workspace | undefined;
}

/** A workspace to open in this tab. */
export type Opening = Workspace & Session;

/** A saved workspace, ready to open. `isInLibrary`: the library has it as it is. */
export function openingOf(
  kept: Workspace & Pick<Session, 'revision'>,
  isInLibrary = true,
): Opening {
  const workspace = workspaceIn(kept);
  const inLibrary = isInLibrary ? workspace : undefined;
  return { ...workspace, standing: 'kept', revision: kept.revision, inLibrary };
}

/** Whether the library has what the user wrote, as far as this tab knows. */
export const isInLibrary = (opening: Opening): boolean =>
  opening.inLibrary !== undefined && isSameWork(opening, opening.inLibrary);
