import type { Opening, Workspace } from './state';

/** A workspace as the library keeps it, without what the library keeps count of. */
type Kept = Pick<Opening, 'text' | 'kubernetes' | 'lineEnding'> &
  Pick<Workspace, 'id' | 'name'> & { fileName?: string | undefined };

/** A kept workspace, ready to be opened: this tab has seen it as it is. */
export function openingOf(kept: Kept & Pick<Workspace, 'revision'>): Opening {
  const { id, name, revision, text, kubernetes, lineEnding, fileName } = kept;
  const workspace = { id, name, revision, keptText: text, standing: 'kept' } as const;
  return { workspace, text, kubernetes, lineEnding, file: fileOf(fileName) };
}

/** The other way round: what is to be kept of an open workspace. */
export function keptOf({ workspace, text, kubernetes, lineEnding, file }: Opening): Kept {
  const { id, name } = workspace;
  return { id, name, text, kubernetes, lineEnding, fileName: file?.name };
}

/** The file that a text was opened from, by its name; undefined when it came from none. */
export const fileOf = (name: string | undefined) => (name === undefined ? undefined : { name });
