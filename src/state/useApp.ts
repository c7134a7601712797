import { createContext, useContext, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Follower, Followers } from './settled';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The element around one studio: the studio looks up its panes, cards and rows inside it. */
export type StudioRoot = RefObject<HTMLDivElement | null>;

/** The parts of one studio. A page may have several. */
export interface StudioParts extends Followers {
  store: StoreApi;
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

/** Returns the follower of form, problems and marks itself, for effects. */
export function useSettledStore(): Follower {
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

/** Returns a part of the state for the preview: typed text arrives once the editor has painted it. */
export function useShown<T>(select: (state: Store) => T): T {
  return useStore(useParts().shown, select);
}

/** Returns a part of the state for form, problems and marks: typed text arrives with the preview's, a selected request after it. */
export function useSettled<T>(select: (state: Store) => T): T {
  return useStore(useParts().settled, select);
}
