import { importedText, noStorage } from '../features/workspaces/importedText';
import type { StoreApi } from '../state/store';
import { seemsExport } from '../storage/seemsExport';

/** Offers to import an export of workspaces that was pasted as if it were a policy. */
export function offerImport(store: StoreApi): void {
  const offer = () => {
    const { ask, text } = store.getState();
    ask('This text is an export of workspaces, not a policy.', [
      { title: 'Import the workspaces', run: () => void importText(store, text) },
    ]);
  };
  if (seemsExport(store.getState().text)) offer();
  store.subscribe((now, before) => {
    if (now.text !== before.text && seemsExport(now.text) && !seemsExport(before.text)) offer();
  });
}

/** Imports the workspaces, and takes the paste back if it is the last change. */
async function importText(store: StoreApi, text: string): Promise<void> {
  try {
    const { importWorkspaces } = await import('../storage/imported');
    const outcome = await importWorkspaces(text);
    const { text: now, undo, say } = store.getState();
    const isRefused = outcome.refused !== undefined;
    if (!isRefused && now === text) undo();
    say(importedText(outcome, 'the pasted text'), isRefused ? 'bad' : 'plain');
  } catch {
    store.getState().say(noStorage, 'bad');
  }
}
