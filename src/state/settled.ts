import { createStore, type StoreApi as ZustandStore } from 'zustand/vanilla';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The same state, read-only, as panes show it. */
export type Follower = Pick<ZustandStore<Store>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The followers of one store. */
export interface Followers {
  /** What the preview shows: the store, except that a text changed outside the form arrives once the editor has painted it. */
  shown: Follower;
  /** What form, problems and editor marks show: the same, except that a selected request arrives once the preview has painted it. */
  settled: Follower;
}

/**
 * Creates the followers of a store. A key is painted in the editor first; all other panes then
 * change together, in one task, and several keys that came meanwhile are one change. `afterPaint`
 * runs a task after the next frame is painted. `now` makes the followers equal at once: call it
 * before acting on what they show.
 */
export function settle(
  store: StoreApi,
  afterPaint: (task: () => void) => void,
): Followers & { now: () => void } {
  const shown = follow(
    store,
    afterPaint,
    (state, seen) => state.text !== seen.text && state.changedIn === 'text',
  );
  const settled = follow(
    shown.follower,
    afterPaint,
    (state, seen) => state.selectedRequest !== seen.selectedRequest && state.text === seen.text,
  );
  const now = () => {
    shown.now();
    settled.now();
  };
  return { shown: shown.follower, settled: settled.follower, now };
}

/** Follows a store at once, or after the next paint if `canWait` says so of its state and of the one seen last. */
function follow(
  store: Follower,
  afterPaint: (task: () => void) => void,
  canWait: (state: Store, seen: Store) => boolean,
): { follower: Follower; now: () => void } {
  const follower = createStore<Store>()(() => store.getState());
  let waiting = false;
  const catchUp = () => {
    waiting = false;
    follower.setState(store.getState(), true);
  };
  const now = () => {
    if (waiting) catchUp();
  };
  store.subscribe((state) => {
    if (!canWait(state, follower.getState())) return catchUp();
    if (waiting) return;
    waiting = true;
    afterPaint(now);
  });
  return { follower, now };
}
