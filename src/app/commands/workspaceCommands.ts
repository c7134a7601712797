import type { StoreApi } from '../../state/store';
import { clearFragment, openNew, reloadWithoutLink } from '../../storage/address';
import { restoreWorkspace } from '../../storage/autosave';
import { newId } from '../../storage/id';
import type { Command } from './command';

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

const onlyShared: Command['unavailable'] = ({ store }) =>
  store.getState().workspace.standing === 'shared' ? undefined : 'this policy is yours';

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
    title: 'New workspace in a new tab',
    group: 'Workspaces',
    keywords: 'fresh blank screen sharing',
    run: () => openNew(),
  },
  {
    id: 'keep-shared',
    title: 'Save a copy of the shared policy',
    group: 'Workspaces',
    keywords: 'keep link',
    unavailable: onlyShared,
    run: ({ store }) => keepShared(store),
  },
  {
    id: 'compare-mine',
    title: 'Compare the shared policy with my policy',
    group: 'Workspaces',
    keywords: 'diff difference link',
    unavailable: onlyShared,
    run: ({ open }) => open('compare'),
  },
  {
    id: 'leave-shared',
    title: 'Back to my policy',
    group: 'Workspaces',
    keywords: 'leave discard own policy link',
    unavailable: onlyShared,
    run: ({ store }) => leaveShared(store),
  },
];
