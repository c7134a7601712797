import type { StoreApi } from '../../state/store';
import type { Dropped } from '../../storage/takeFiles';
import { soon } from '../../ui/lazy';

const loadOpen = soon(() => import('./openFile'));
const loadSave = soon(() => import('./saveFile'));

/** Opening and saving, whose code comes when it is asked for, or in an idle moment before. */
export const fileActions = {
  open: (store: StoreApi) => during(store, loadOpen, ({ openPicked }) => openPicked(store)),
  openDropped: (store: StoreApi, dropped: Dropped) =>
    during(store, loadOpen, ({ openDropped }) => openDropped(store, dropped)),
  save: (store: StoreApi) => during(store, loadSave, ({ saveFile }) => saveFile(store)),
  download: (store: StoreApi) => during(store, loadSave, ({ downloadFile }) => downloadFile(store)),
};

function during<Part>(
  store: StoreApi,
  load: () => Promise<Part>,
  act: (part: Part) => void | Promise<void>,
): void {
  load()
    .then(act)
    .catch(() =>
      store.getState().say('That part of the page could not be loaded. Try again online.', 'bad'),
    );
}
