import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Store, StoreApi } from './store';

/** The store of this page. */
export const StoreContext = createContext<StoreApi | undefined>(undefined);

/** The store itself, for handlers and effects. */
export function useAppStore(): StoreApi {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useAppStore needs a StoreContext above it');
  return store;
}

/** A part of the state; the component renders again when that part changes. */
export function useApp<T>(select: (state: Store) => T): T {
  return useStore(useAppStore(), select);
}
