import type { StoreApi } from '../../state/store';
import type { Dropped } from '../../storage/takeFiles';
import { soon } from '../../ui/lazy';
import { loadTests } from './loadTests';

const loadOpen = soon(() => import('./openFile'));
const loadImport = () => import('./importPasted');
const loadPutBack = () => import('./putBackPolicy');
const loadSave = soon(() => import('./saveFile'));

/** Opening and saving files. The code is loaded when idle, or on first use. */
export const fileActions = {
  open: (store: StoreApi) => during(store, loadOpen, ({ openPicked }) => openPicked(store)),
  openDropped: (store: StoreApi, dropped: Dropped) =>
    during(store, loadOpen, ({ openDropped }) => openDropped(store, dropped)),
  save: (store: StoreApi) => during(store, loadSave, ({ saveFile }) => saveFile(store)),
  importPasted: (store: StoreApi, text: string) =>
    during(store, loadImport, ({ importPasted }) => importPasted(store, text)),
  offerTests: (store: StoreApi) => during(store, loadTests, ({ offerTests }) => offerTests(store)),
  putBack: (store: StoreApi) =>
    during(store, loadPutBack, ({ putBackPolicy }) => putBackPolicy(store)),
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
      store
        .getState()
        .say('This feature could not be loaded. Check your connection and try again.', 'bad'),
    );
}
