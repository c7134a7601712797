import { shownKinds } from '../catalog/types';
import type { View } from '../workspace/workspace';
import { detailTabs, type State, type Store } from './state';

/** Returns the selection and filters, without defaults. */
export function viewOf({ selectedRequest, detailTab, requestKind, requestFilter }: State): View {
  return {
    ...(selectedRequest !== undefined && { request: selectedRequest, tab: detailTab }),
    ...(requestKind !== 'All' && { kind: requestKind }),
    ...(requestFilter !== '' && { filter: requestFilter }),
  };
}

/** Applies a view, ignoring names that do not exist here. */
export function showView(view: View, store: Store): void {
  const kind = shownKinds.find((each) => each === view.kind);
  const tab = detailTabs.find((each) => each === view.tab);
  if (kind) store.setRequestKind(kind);
  if (view.filter !== undefined) store.setRequestFilter(view.filter);
  if (tab) store.setDetailTab(tab);
  if (store.requests.some(({ id }) => id === view.request)) store.selectRequest(view.request);
}
