import type { StoreApi } from '../state/store';
import { fileActions } from './files/fileActions';
import { seemsExport } from '../storage/seemsExport';

/** Offers to import an export of workspaces, or to add the tests, that were pasted as if they were a policy. */
export function offerImport(store: StoreApi): void {
  const offer = () => {
    const { ask, text } = store.getState();
    ask('This text is an export of workspaces, not a policy.', [
      { title: 'Import the workspaces', run: () => fileActions.importPasted(store, text) },
    ]);
  };
  const look = (text: string, before: string) => {
    if (seemsExport(text) && !seemsExport(before)) offer();
    if (seemsTests(text) && !seemsTests(before)) fileActions.offerTests(store);
  };
  look(store.getState().text, '');
  store.subscribe((now, before) => {
    if (now.text !== before.text) look(now.text, before.text);
  });
}

/** What is loaded then looks closer. */
const seemsTests = (text: string) => text.includes('AuditPolicyTest');
