import type { StoreApi } from '../../state/store';
import { clearFragment, openNew, reloadOwn } from '../../storage/address';
import { restoreWorkspace } from '../../storage/autosave';
import { newId } from '../../storage/id';
import type { Command } from './command';

/** The shared policy becomes one of the user's own, from now on kept. */
export function keepShared(store: StoreApi): void {
  const { nameWorkspace, say, workspace } = store.getState();
  // Beside one's own of that name.
  const isTaken = restoreWorkspace()?.name === workspace.name;
  const name = isTaken ? `${workspace.name} (shared)` : workspace.name;
  nameWorkspace({ id: newId(), standing: 'kept', name });
  clearFragment();
  say('Kept in this browser. Your other policies are under Workspaces.');
}

/** Asks before changes to a shared policy are lost; answers whether there is something to ask. */
export function askToLeave(store: StoreApi, go: () => void): boolean {
  const { workspace, history, ask } = store.getState();
  if (workspace.standing !== 'shared' || history.past.length === 0) return false;
  ask('You changed the shared policy, and it is not kept.', [
    { title: 'Keep a copy', run: () => keepShared(store) },
    { title: 'Leave it', run: go },
  ]);
  return true;
}

/** Back to one's own policy, or to a new one. */
export function leaveShared(store: StoreApi): void {
  if (!askToLeave(store, reloadOwn)) reloadOwn();
}

const onlyShared: Command['unavailable'] = ({ store }) =>
  store.getState().workspace.standing === 'shared' ? undefined : 'this one is yours';

export const workspaceCommands: readonly Command[] = [
  {
    id: 'share',
    title: 'Share…',
    group: 'Workspaces',
    keywords: 'link url copy markdown iframe embed qr code send',
    run: ({ open }) => open('share'),
  },
  {
    id: 'workspaces',
    title: 'Workspaces…',
    group: 'Workspaces',
    keywords: 'policies open history versions rename delete export import',
    run: ({ open }) => open('workspaces'),
  },
  {
    id: 'new-workspace',
    title: 'New workspace in another tab',
    group: 'Workspaces',
    keywords: 'fresh blank screen sharing',
    run: () => openNew(),
  },
  {
    id: 'keep-shared',
    title: 'Keep a copy of the shared policy',
    group: 'Workspaces',
    keywords: 'save link',
    unavailable: onlyShared,
    run: ({ store }) => keepShared(store),
  },
  {
    id: 'compare-mine',
    title: 'Compare the shared policy with mine',
    group: 'Workspaces',
    keywords: 'diff difference link',
    unavailable: onlyShared,
    run: ({ open }) => open('compare'),
  },
  {
    id: 'leave-shared',
    title: 'Back to mine',
    group: 'Workspaces',
    keywords: 'leave own policy link',
    unavailable: onlyShared,
    run: ({ store }) => leaveShared(store),
  },
];
