import type { Deleted } from '../../storage/library';

/** What was deleted since the page was opened, to be put back; it outlives the dialog. */
let deleted: readonly Deleted[] = [];

export const inBin = () => deleted;

/** Both answer what is in the bin then. */
export const throwAway = (gone: Deleted) => (deleted = [...deleted, gone]);
export const takeOut = (back: Deleted) => (deleted = deleted.filter((each) => each !== back));
