import { importedText, noStorage } from '../../features/workspaces/importedText';
import type { StoreApi } from '../../state/store';
import { importWorkspaces } from '../../storage/imported';

/** Imports the workspaces of a pasted text, and takes the paste back if it is the last change. */
export async function importPasted(store: StoreApi, text: string): Promise<void> {
  try {
    const outcome = await importWorkspaces(text);
    const { text: now, undo, say } = store.getState();
    const isRefused = outcome.refused !== undefined;
    if (!isRefused && now === text) undo();
    say(importedText(outcome, 'the pasted text'), isRefused ? 'bad' : 'plain');
  } catch {
    store.getState().say(noStorage, 'bad');
  }
}
