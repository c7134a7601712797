import { isSameWork, workspaceIn } from './codec';
import type { Workspace } from './workspace';

/** What this tab knows about its open workspace. It is not part of the workspace. */
export interface Session {
  /**
   * kept: saved in this browser. shared: opened from a link, not saved until the user saves a copy.
   * new: nothing to save yet; the first change makes it kept.
   */
  standing: 'kept' | 'shared' | 'new';
  /** The latest revision in the library that this tab knows. */
  revision?: number | undefined;
  /** The workspace at that revision. */
  inLibrary?: Workspace | undefined;
}

/** A workspace to open in this tab. */
export type Opening = Workspace & Session;

/** Returns a saved workspace ready to open. `isInLibrary`: the library has this very workspace. */
export function openingOf(
  kept: Workspace & Pick<Session, 'revision'>,
  isInLibrary = true,
): Opening {
  const workspace = workspaceIn(kept);
  const inLibrary = isInLibrary ? workspace : undefined;
  return { ...workspace, standing: 'kept', revision: kept.revision, inLibrary };
}

/** Returns whether the library has the user's work, as far as this tab knows. */
export const isInLibrary = (opening: Opening): boolean =>
  opening.inLibrary !== undefined && isSameWork(opening, opening.inLibrary);
