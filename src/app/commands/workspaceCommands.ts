import type { StoreApi } from '../../state/store';
import { clearFragment, openNew } from '../../storage/address';
import { newId } from '../../storage/id';
import type { Command } from './command';

/** The shared policy becomes one of the user's own, from now on kept. */
export function keepShared(store: StoreApi): void {
  const { nameWorkspace, say } = store.getState();
  nameWorkspace({ id: newId(), standing: 'kept' });
  clearFragment();
  say('Kept in this browser. Your other policies are under Workspaces.');
}

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
    unavailable: ({ store }) =>
      store.getState().workspace.standing === 'shared' ? undefined : 'this one is yours',
    run: ({ store }) => keepShared(store),
  },
];
