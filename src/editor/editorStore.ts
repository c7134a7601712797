import type { StoreApi } from '../state/store';

let current: StoreApi | undefined;

/** Monaco's language services are global and outlive editors: they find the store of the mounted one here. */
export const editorStore = (): StoreApi | undefined => current;

/** Names the store of the mounted editor. Answers a function that forgets it again. */
export function serveStore(store: StoreApi): () => void {
  current = store;
  return () => {
    if (current === store) current = undefined;
  };
}
