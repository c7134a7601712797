import {
  added,
  moved,
  regrouped,
  removed,
  replaced,
  withoutGroup,
  type Added,
} from '../../../requests/ownList';
import { groupFrom, ownRequestFrom, type OwnRequest } from '../../../requests/ownRequest';
import { showOwn } from '../../../state/own/showOwn';
import type { StoreApi } from '../../../state/store';
import { counted } from '../../../ui/counted';

const ownOf = (store: StoreApi) => store.getState().workspace.ownRequests ?? [];

/**
 * Adds requests at the end, shows them, and says so. The first is selected, unless its detail would hide the list. Returns
 * its id; undefined if none was added.
 */
export function addOwn(
  store: StoreApi,
  requests: readonly OwnRequest[],
  isListHidden: boolean,
): string | undefined {
  const all = added(ownOf(store), requests);
  if (isListHidden) store.getState().selectRequest(undefined);
  take(store, all, `Added ${counted(requests.length, 'request')}.`, !isListHidden);
  return all.first;
}

/** Adds a copy of a request, which may be a sample, behind it or at the end. */
export function duplicateRequest(store: StoreApi, id: string): void {
  const own = ownOf(store);
  const request =
    own.find((each) => each.id === id) ?? store.getState().requests.find((each) => each.id === id);
  if (!request) return;
  const copy = ownRequestFrom({ ...request, command: `${request.command} (copy)` }, '');
  if (copy) take(store, added(own, [copy], id), 'Duplicated the request. Edit changes the copy.');
}

function take(
  store: StoreApi,
  { requests, first, leftOut }: Added,
  said: string,
  isSelected = true,
): void {
  const { changeOwn, say } = store.getState();
  if (first === undefined)
    return say('Not added: a workspace holds at most 1,000 requests, and 1 MB of them.', 'refused');
  showOwn(store);
  changeOwn(requests, isSelected ? first : undefined);
  if (leftOut === 0) say(`${said} Undo takes this back.`);
  else
    say(
      `${said} ${counted(leftOut, 'request')} left out: a workspace holds at most 1,000, and 1 MB of them.`,
      'bad',
    );
}

/** Opens the form of an own request. */
export function editOwn(store: StoreApi, id: string): void {
  const { selectRequest, showOwnDialog } = store.getState();
  selectRequest(id);
  showOwnDialog('edit');
}

/** Saves an edited own request. */
export function replaceOwn(store: StoreApi, request: OwnRequest): void {
  store.getState().changeOwn(replaced(ownOf(store), request), request.id);
}

/** Moves an own request one place up or down, and says where it is. */
export function moveOwn(store: StoreApi, id: string, by: -1 | 1): void {
  const own = ownOf(store);
  const after = moved(own, id, by);
  if (after === own) return;
  const { changeOwn, speak } = store.getState();
  changeOwn(after, id);
  speak(`Moved to place ${after.findIndex((each) => each.id === id) + 1} of ${after.length}`);
}

/** Deletes an own request, and selects the one that takes its place. */
export function deleteOwn(store: StoreApi, id: string): void {
  const own = ownOf(store);
  const at = own.findIndex((each) => each.id === id);
  const request = own[at];
  if (!request) return;
  const next = own[at + 1] ?? own[at - 1];
  const { changeOwn, selectRequest, say } = store.getState();
  if (!next) selectRequest(undefined);
  changeOwn(removed(own, id), next?.id);
  say(`Deleted “${request.command.slice(0, 60)}”. Undo restores it.`);
}

/** Gives a group of own requests another name; undefined: those without a group, or that they shall have none. */
export function renameGroup(store: StoreApi, from: string | undefined, name: string): void {
  const own = ownOf(store);
  const to = groupFrom(name);
  const after = regrouped(own, from, to);
  if (after === own) return;
  const { changeOwn, say } = store.getState();
  changeOwn(after);
  say(
    to === undefined
      ? `The requests of “${from ?? ''}” are in no group now. Undo takes this back.`
      : `The group is “${to}” now. Undo takes this back.`,
  );
}

/** Deletes all own requests of a group; undefined: those without one. */
export function deleteGroup(store: StoreApi, group: string | undefined): void {
  const own = ownOf(store);
  const after = withoutGroup(own, group);
  const { changeOwn, say } = store.getState();
  changeOwn(after);
  const count = counted(own.length - after.length, 'request');
  say(`Deleted ${count}${group === undefined ? '' : ` of “${group}”`}. Undo restores them.`);
}

/** Deletes all own requests. */
export function deleteAllOwn(store: StoreApi): void {
  const count = counted(ownOf(store).length, 'request');
  const { changeOwn, say } = store.getState();
  changeOwn([]);
  say(`Deleted ${count} of yours. Undo restores them.`);
}
