import { ownKind } from '../../catalog/types';
import type { StoreApi } from '../store';

/** Shows the list of the user's own requests, all of them. */
export function showOwn(store: StoreApi): void {
  const { setRequestKind, setRequestFilter, showOnly, showPane } = store.getState();
  setRequestKind(ownKind);
  setRequestFilter('');
  showOnly(undefined);
  showPane('Preview');
}
