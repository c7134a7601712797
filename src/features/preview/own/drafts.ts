import { callers } from '../../../requests/callers';
import type { Caller } from '../../../requests/ownCallers';
import type { StoreApi } from '../../../state/store';

/** What is typed and chosen in the dialog that adds requests. */
export interface Draft {
  text: string;
  group: string;
  sender: Caller;
}

const blank: Draft = { text: '', group: '', sender: callers.developer };
const drafts = new WeakMap<StoreApi, Draft>();

/** Returns what was not added when the dialog was closed: it comes back with it. */
export const draftOf = (store: StoreApi): Draft => drafts.get(store) ?? blank;

/** Keeps what is not added yet; undefined: all of it is. */
export function keepDraft(store: StoreApi, draft: Draft | undefined): void {
  if (draft) drafts.set(store, draft);
  else drafts.delete(store);
}
