import type { Deleted } from '../../storage/library';

/** Workspaces deleted since the page was opened, so that they can be restored after the dialog is closed. */
let deleted: readonly Deleted[] = [];

export const inBin = () => deleted;

/** Both return the new contents. */
export const throwAway = (gone: Deleted) => (deleted = [...deleted, gone]);
export const takeOut = (back: Deleted) => (deleted = deleted.filter((each) => each !== back));
