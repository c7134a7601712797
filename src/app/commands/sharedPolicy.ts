import type { StoreApi } from '../../state/store';
import { clearFragment, reloadWithoutLink } from '../../storage/address';
import { restoreWorkspace } from '../../storage/autosave';
import { newId } from '../../storage/id';

/** Saves the shared policy as a workspace of the user's own. */
export function keepShared(store: StoreApi): void {
  const { nameWorkspace, say, workspace } = store.getState();
  // Next to a workspace of the same name.
  const isTaken = restoreWorkspace()?.name === workspace.name;
  const name = isTaken ? `${workspace.name} (shared)` : workspace.name;
  nameWorkspace({ id: newId(), standing: 'kept', name });
  clearFragment();
  say('Saved in this browser. Your other policies are under Workspaces.');
}

/** Asks before changes to a shared policy are lost. Returns whether there are any. */
export function askToLeave(store: StoreApi, go: () => void): boolean {
  const { workspace, history, ask } = store.getState();
  if (workspace.standing !== 'shared' || history.past.length === 0) return false;
  ask('Your changes to the shared policy aren’t saved.', [
    { title: 'Save a copy', run: () => keepShared(store) },
    { title: 'Discard', run: go },
  ]);
  return true;
}

/** Goes back to the user's own policy, or to a new one. */
export function leaveShared(store: StoreApi): void {
  if (!askToLeave(store, reloadWithoutLink)) reloadWithoutLink();
}
