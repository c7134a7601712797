import type { StoreApi } from '../state/store';
import { openingOf } from '../workspace/opening';

/**
 * Where the next visit should have begun there was nothing, because it was cleared or was never
 * writable: what the library has is offered, the policy that was changed last.
 */
export async function offerKept(store: StoreApi): Promise<void> {
  const { listWorkspaces } = await import('../storage/library');
  const [newest] = await listWorkspaces();
  if (!newest || newest.id === store.getState().workspace.id) return;
  store
    .getState()
    .ask(`“${newest.name}” is kept in this browser from an earlier visit.`, [
      { title: 'Open it', run: () => store.getState().openWorkspace(openingOf(newest)) },
    ]);
}
