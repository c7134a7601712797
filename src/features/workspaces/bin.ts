import type { WorkspaceWithStates } from '../../storage/library';

/** Workspaces deleted since the page was opened, so that they can be restored after the dialog is closed. */
let deleted: readonly WorkspaceWithStates[] = [];

export const inBin = () => deleted;

/** Both return the new contents. */
export const throwAway = (gone: WorkspaceWithStates) => (deleted = [...deleted, gone]);
export const takeOut = (back: WorkspaceWithStates) =>
  (deleted = deleted.filter((each) => each !== back));
