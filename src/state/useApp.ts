import { createContext, useContext, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { SettledStore } from './settled';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The element around one studio: what the studio looks for on the page, it looks for in here. */
export type StudioRoot = RefObject<HTMLDivElement | null>;

/** What belongs to one studio. There may be several on a page. */
export interface StudioParts {
  store: StoreApi;
  /** Its follower. */
  settled: SettledStore;
  root: StudioRoot;
}

/** The studio that a component is in. */
export const StoreContext = createContext<StudioParts | undefined>(undefined);

function useParts() {
  const parts = useContext(StoreContext);
  if (!parts) throw new Error('a hook of the store needs a StoreContext above it');
  return parts;
}

/** The store itself, for handlers and effects. */
export function useAppStore(): StoreApi {
  return useParts().store;
}

/** The follower itself, for effects. */
export function useSettledStore(): SettledStore {
  return useParts().settled;
}

/** The element around the studio, for handlers and effects. */
export function useStudioRoot(): StudioRoot {
  return useParts().root;
}

/** A part of the state; the component renders again when that part changes. */
export function useApp<T>(select: (state: Store) => T): T {
  return useStore(useParts().store, select);
}

/** The same for form, problems and marks: typed text arrives after the preview is painted. */
export function useSettled<T>(select: (state: Store) => T): T {
  return useStore(useParts().settled, select);
}
