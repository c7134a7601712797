import { createStore, type StoreApi as ZustandStore } from 'zustand/vanilla';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The same state, read-only, as what stands beside the answer shows it. */
export type SettledStore = Pick<ZustandStore<Store>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * A follower of the store: equal to it, except that a text not changed in the form, and a request
 * picked, arrive only when the preview that answers them is painted. Form, problems and marks
 * follow the follower, so that a key or a press waits for the answer and for nothing else.
 * `afterPaint` runs a task once the next frame is painted. `now` makes the follower equal at once:
 * to be called before anything is done to what it shows.
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
