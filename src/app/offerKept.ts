import type { StoreApi } from '../state/store';
import { openingOf } from '../workspace/opening';

/**
 * Offers to open the most recently changed workspace of the library. For visits that find no record to open,
 * because it was deleted or could not be written.
 */
export async function offerKept(store: StoreApi): Promise<void> {
  const { listWorkspaces } = await import('../storage/library');
  const [newest] = await listWorkspaces();
  if (!newest || newest.id === store.getState().workspace.id) return;
  store
    .getState()
    .ask(`“${newest.name}” from an earlier visit is saved in this browser.`, [
      { title: 'Open', run: () => store.getState().openWorkspace(openingOf(newest)) },
    ]);
}
