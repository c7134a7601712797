import type { OpenedFile } from '../../state/history';
import type { FileLink } from '../../storage/writeBack';

/** The opened files that can be written back. The store knows them by name only, so that undo can keep them. */
export const links = new WeakMap<OpenedFile, FileLink>();
