import { useEffect, useState } from 'react';
import type { KeptState, KeptWorkspace } from '../../storage/kept';
import { listStates, listWorkspaces } from '../../storage/library';

/** The contents of the library, or that storage is unavailable. */
export type Shelf =
  | { kind: 'reading' }
  | { kind: 'refused' }
  | { kind: 'open'; workspaces: KeptWorkspace[]; states: KeptState[] };

export interface Library {
  shelf: Shelf;
  /** Reads everything again. */
  again: () => Promise<void>;
  /** Reads the workspaces again: the versions, up to 50 MB, have not changed. */
  workspacesAgain: () => Promise<void>;
}

/** Returns all workspaces, and the earlier versions of one. */
export function useLibrary(id: string): Library {
  const [shelf, setShelf] = useState<Shelf>({ kind: 'reading' });
  useEffect(() => {
    let isOver = false;
    void readShelf(id).then((read) => isOver || setShelf(read));
    return () => {
      isOver = true;
    };
  }, [id]);
  const workspacesAgain = async () => {
    if (shelf.kind !== 'open') return setShelf(await readShelf(id));
    const workspaces = await listWorkspaces().catch(() => undefined);
    setShelf(workspaces ? { ...shelf, workspaces } : { kind: 'refused' });
  };
  return { shelf, again: () => readShelf(id).then(setShelf), workspacesAgain };
}

async function readShelf(id: string): Promise<Shelf> {
  try {
    const [workspaces, states] = await Promise.all([listWorkspaces(), listStates(id)]);
    return { kind: 'open', workspaces, states };
  } catch {
    return { kind: 'refused' };
  }
}
