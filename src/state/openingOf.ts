import type { Opening, Workspace } from './state';

/** A workspace as the library keeps it. */
type Kept = Omit<Opening, 'workspace'> & Pick<Workspace, 'id' | 'name' | 'revision'>;

/** A kept workspace, ready to be opened: this tab has seen it as it is. */
export function openingOf({ id, name, revision, text, kubernetes, lineEnding }: Kept): Opening {
  const workspace = { id, name, revision, keptText: text, standing: 'kept' } as const;
  return { workspace, text, kubernetes, lineEnding };
}
