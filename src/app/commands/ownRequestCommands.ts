import {
  deleteAllOwn,
  deleteOwn,
  duplicateRequest,
  editOwn,
  moveOwn,
} from '../../features/preview/own/ownRequestActions';
import { callers } from '../../requests/callers';
import type { Caller } from '../../requests/ownCallers';
import { showOwn } from '../../state/own/showOwn';
import type { State } from '../../state/state';
import type { StoreApi } from '../../state/store';
import type { Command } from './command';

const keywords = 'own your yours paste kubectl curl audit event log line';

/** A command for the selected request, which must be one of the user's own unless `isAny`. */
function ofSelected(
  id: string,
  title: string,
  run: (store: StoreApi, selected: string) => void,
  isAny = false,
): Command {
  return {
    id,
    title,
    group: 'Requests',
    keywords,
    unavailable: ({ store }) => {
      const { selectedRequest, workspace } = store.getState();
      if (selectedRequest === undefined) return 'no request is selected';
      const isOwn = workspace.ownRequests?.some((each) => each.id === selectedRequest);
      return isOwn || isAny ? undefined : 'the selected request is a sample: duplicate it';
    },
    run: ({ store }) => {
      const { selectedRequest } = store.getState();
      if (selectedRequest !== undefined) run(store, selectedRequest);
    },
  };
}

/** Commands for the user's own requests. */
export const ownRequestCommands = ({ workspace }: State): readonly Command[] => [
  ...ofRequests,
  ...[undefined, ...Object.values(callers), ...(workspace.callers ?? [])].map(sendingBy),
];

const ofRequests: readonly Command[] = [
  {
    id: 'add-requests',
    title: 'Add requests of your own…',
    group: 'Requests',
    keywords,
    run: ({ store }) => {
      showOwn(store);
      store.getState().showOwnDialog('add');
    },
  },
  {
    id: 'new-request',
    title: 'Add a request of your own with a form…',
    group: 'Requests',
    keywords: 'own new fill in by hand user groups outcome',
    run: ({ store }) => {
      showOwn(store);
      store.getState().showOwnDialog('new');
    },
  },
  {
    id: 'cluster-api',
    title: 'API of your cluster…',
    group: 'Kubernetes',
    keywords: 'custom resources crd api-resources groups kinds short names discovery',
    run: ({ store }) => {
      store.getState().showPane('Preview');
      store.getState().showOwnDialog('cluster');
    },
  },
  ofSelected('edit-request', 'Edit the selected request…', editOwn),
  ofSelected('duplicate-request', 'Duplicate the selected request', duplicateRequest, true),
  ofSelected('request-up', 'Move the selected request up', (store, id) => moveOwn(store, id, -1)),
  ofSelected('request-down', 'Move the selected request down', (store, id) =>
    moveOwn(store, id, 1),
  ),
  ofSelected('delete-request', 'Delete the selected request', deleteOwn),
  {
    id: 'groups',
    title: 'Groups of your requests…',
    group: 'Requests',
    keywords: 'own rename delete join all group',
    unavailable: ({ store }) =>
      store.getState().workspace.ownRequests ? undefined : 'you have no requests yet',
    run: ({ store }) => {
      showOwn(store);
      store.getState().showOwnDialog('groups');
    },
  },
  {
    id: 'delete-requests',
    title: 'Delete all your requests',
    group: 'Requests',
    keywords: 'own remove clear empty',
    unavailable: ({ store }) =>
      store.getState().workspace.ownRequests ? undefined : 'you have no requests yet',
    run: ({ store }) => deleteAllOwn(store),
  },
  {
    id: 'callers',
    title: 'Callers of your own…',
    group: 'Requests',
    keywords: 'who am I sender user service account add rename edit delete',
    run: ({ store }) => {
      store.getState().showPane('Preview');
      store.getState().showOwnDialog('callers');
    },
  },
];

function sendingBy(caller: Caller | undefined): Command {
  return {
    id: `sent-by-${caller?.id ?? 'each'}`,
    title: `Your requests are sent by: ${caller?.name ?? 'whoever each names'}`,
    group: 'Requests',
    keywords: 'who am I caller user switch sender same as',
    unavailable: ({ store }) => {
      const { ownRequests, sentBy } = store.getState().workspace;
      if (!ownRequests) return 'you have no requests yet';
      return sentBy?.id === caller?.id ? 'in use' : undefined;
    },
    run: ({ store }) => {
      showOwn(store);
      store.getState().setCaller(caller);
    },
  };
}
