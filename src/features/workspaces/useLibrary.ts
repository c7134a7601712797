import { useEffect, useState } from 'react';
import type { KeptState, KeptWorkspace } from '../../storage/kept';
import { listStates, listWorkspaces } from '../../storage/library';

/** What the library holds, or that the browser refuses to have one. */
export type Shelf =
  | { kind: 'reading' }
  | { kind: 'refused' }
  | { kind: 'open'; workspaces: KeptWorkspace[]; states: KeptState[] };

/** All workspaces, and the states of one of them; `again` reads them anew. */
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
