import { createStore, type StoreApi as ZustandStore } from 'zustand/vanilla';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The same state, read-only, as everything but the preview shows it. */
export type SettledStore = Pick<ZustandStore<Store>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * Creates a follower of the store. It is equal to the store, except that a text changed outside the
 * form and a newly selected request arrive only after the preview has painted them. Form, problems
 * and editor marks subscribe to the follower, so that a keystroke or click waits for the preview
 * only. `afterPaint` runs a task after the next frame is painted. `now` makes the follower equal at
 * once: call it before acting on what the follower shows.
 */
export function settle(
  store: StoreApi,
  afterPaint: (task: () => void) => void,
): { settled: SettledStore; now: () => void } {
  const settled = createStore<Store>()(() => store.getState());
  let waiting = false;
  const follow = () => {
    waiting = false;
    settled.setState(store.getState(), true);
  };
  const now = () => {
    if (waiting) follow();
  };
  store.subscribe((state) => {
    const { text, analysis, selectedRequest } = settled.getState();
    const isTextBehind = state.text !== text || state.analysis !== analysis;
    const canWait =
      (isTextBehind && state.changedIn === 'text') || state.selectedRequest !== selectedRequest;
    if (!canWait) return follow();
    if (waiting) return;
    waiting = true;
    afterPaint(now);
  });
  return { settled, now };
}
