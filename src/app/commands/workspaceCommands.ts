import { openNew } from '../../storage/address';
import type { Command } from './command';
import { keepShared, leaveShared } from './sharedPolicy';

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
    id: 'note',
    title: 'Show the note from the author',
    group: 'Workspaces',
    keywords: 'task question text hint',
    unavailable: ({ store }) =>
      store.getState().workspace.note === undefined ? 'this policy has no note' : undefined,
    run: ({ store }) => store.getState().nameWorkspace({ notePanel: undefined }),
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
    id: 'compare-policies',
    title: 'Compare policies…',
    group: 'Workspaces',
    keywords: 'diff difference two template workspace link file baseline decisions size',
    run: ({ open }) => open('compare'),
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
