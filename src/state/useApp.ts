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

/** Returns the follower of problems, counts and marks itself, for effects. */
export function useNotedStore(): Follower {
  return useParts().noted;
}

/** Returns the element around the studio, for handlers and effects. */
export function useStudioRoot(): StudioRoot {
  return useParts().root;
}

/** Returns a part of the state; the component renders again when that part changes. */
export function useApp<T>(select: (state: Store) => T): T {
  return useStore(useParts().store, select);
}

/** Returns a part of the state for the preview: another text arrives after the next paint. */
export function useShown<T>(select: (state: Store) => T): T {
  return useStore(useParts().shown, select);
}

/** Returns a part of the state for the form: typed text arrives with the preview's, its own changes at once. */
export function useSettled<T>(select: (state: Store) => T): T {
  return useStore(useParts().settled, select);
}

/** Returns a part of the state for problems and counts: they arrive after the next paint. */
export function useNoted<T>(select: (state: Store) => T): T {
  return useStore(useParts().noted, select);
}
