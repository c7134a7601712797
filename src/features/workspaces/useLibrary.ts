import { useEffect, useState } from 'react';
import type { KeptState, KeptWorkspace } from '../../storage/kept';
import { listStates, listWorkspaces } from '../../storage/library';

/** The contents of the library, or that storage is unavailable. */
export type Shelf =
  | { kind: 'reading' }
  | { kind: 'refused' }
  | { kind: 'open'; workspaces: KeptWorkspace[]; states: KeptState[] };

/** Returns all workspaces, and the earlier versions of one. `again` reads them again. */
export function useLibrary(id: string): { shelf: Shelf; again: () => Promise<void> } {
  const [shelf, setShelf] = useState<Shelf>({ kind: 'reading' });
  useEffect(() => {
    let isOver = false;
    void readShelf(id).then((read) => isOver || setShelf(read));
    return () => {
      isOver = true;
    };
  }, [id]);
  return { shelf, again: () => readShelf(id).then(setShelf) };
}

async function readShelf(id: string): Promise<Shelf> {
  try {
    const [workspaces, states] = await Promise.all([listWorkspaces(), listStates(id)]);
    return { kind: 'open', workspaces, states };
  } catch {
    return { kind: 'refused' };
  }
}
