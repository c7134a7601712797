import type { StoreApi } from '../state/store';
import { fileActions } from './files/fileActions';
import { seemsExport } from '../storage/seemsExport';

/** Offers to import an export of workspaces that was pasted as if it were a policy. */
export function offerImport(store: StoreApi): void {
  const offer = () => {
    const { ask, text } = store.getState();
    ask('This text is an export of workspaces, not a policy.', [
      { title: 'Import the workspaces', run: () => fileActions.importPasted(store, text) },
    ]);
  };
  if (seemsExport(store.getState().text)) offer();
  store.subscribe((now, before) => {
    if (now.text !== before.text && seemsExport(now.text) && !seemsExport(before.text)) offer();
  });
}
