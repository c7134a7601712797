import { createStore, type StoreApi as ZustandStore } from 'zustand/vanilla';
import type { Store, StoreApi } from './store';

/** The same state, read-only, as what stands beside the answer shows it. */
export type SettledStore = Pick<ZustandStore<Store>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * A follower of the store: equal to it, except that typed text arrives only when the preview that
 * answers it is painted. Form, problems and marks follow the follower, so that a key waits for
 * the answer and for nothing else.
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
    const { text, analysis } = settled.getState();
    const isBehind = state.text !== text || state.analysis !== analysis;
    if (!isBehind || state.lastChange === 'edit') return follow();
    if (waiting) return;
    waiting = true;
    afterPaint(now);
  });
  return { settled, now };
}
