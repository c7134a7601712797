import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SettledStore } from './settled';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The store of this page, and its follower. */
export const StoreContext = createContext<{ store: StoreApi; settled: SettledStore } | undefined>(
  undefined,
);

function useStores() {
  const stores = useContext(StoreContext);
  if (!stores) throw new Error('a hook of the store needs a StoreContext above it');
  return stores;
}

/** The store itself, for handlers and effects. */
export function useAppStore(): StoreApi {
  return useStores().store;
}

/** The follower itself, for effects. */
export function useSettledStore(): SettledStore {
  return useStores().settled;
}

/** A part of the state; the component renders again when that part changes. */
export function useApp<T>(select: (state: Store) => T): T {
  return useStore(useStores().store, select);
}

/** The same for what stands beside the answer: typed text arrives behind the painted preview. */
export function useSettled<T>(select: (state: Store) => T): T {
  return useStore(useStores().settled, select);
}
