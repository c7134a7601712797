import { createContext, useContext, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { SettledStore } from './settled';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The element around one studio: the studio looks up its panes, cards and rows inside it. */
export type StudioRoot = RefObject<HTMLDivElement | null>;

/** The parts of one studio. A page may have several. */
export interface StudioParts {
  store: StoreApi;
  /** Its follower. */
  settled: SettledStore;
  root: StudioRoot;
}

/** The studio around a component. */
export const StoreContext = createContext<StudioParts | undefined>(undefined);

function useParts() {
  const parts = useContext(StoreContext);
  if (!parts) throw new Error('this hook needs a StoreContext above it');
  return parts;
}

/** Returns the store itself, for handlers and effects. */
export function useAppStore(): StoreApi {
  return useParts().store;
}

/** Returns the follower itself, for effects. */
export function useSettledStore(): SettledStore {
  return useParts().settled;
}

/** Returns the element around the studio, for handlers and effects. */
export function useStudioRoot(): StudioRoot {
  return useParts().root;
}

/** Returns a part of the state; the component renders again when that part changes. */
export function useApp<T>(select: (state: Store) => T): T {
  return useStore(useParts().store, select);
}

/** Returns a part of the follower's state, for form, problems and marks: typed text arrives after the preview is painted. */
export function useSettled<T>(select: (state: Store) => T): T {
  return useStore(useParts().settled, select);
}
