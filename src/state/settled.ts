import { createStore, type StoreApi as ZustandStore } from 'zustand/vanilla';
import type { Store } from './state';
import type { StoreApi } from './store';

/** The same state, read-only, as panes show it. */
export type Follower = Pick<ZustandStore<Store>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The followers of one store. */
export interface Followers {
  /** What the preview shows: the store, except that another text or an opened rule arrives after the next paint. */
  shown: Follower;
  /** What the form shows: the store, except that a text changed outside the form and a selected request arrive after the next paint. */
  settled: Follower;
  /** What is said about the policy (problems, counts, the editor's marks): all of these arrive after the next paint. */
  noted: Follower;
}

/** Whether a follower can wait for a state, given the one it saw last. */
type CanWait = (state: Store, seen: Store) => boolean;

const previewCanWait: CanWait = (state, seen) =>
  state.text !== seen.text || state.selectedRule !== seen.selectedRule;

const formCanWait: CanWait = (state, seen) =>
  state.text === seen.text
    ? state.selectedRequest !== seen.selectedRequest
    : state.changedIn === 'text';

const notesCanWait: CanWait = (state, seen) =>
  previewCanWait(state, seen) || state.selectedRequest !== seen.selectedRequest;

/**
 * Creates the followers of a store. What somebody acts on is painted first: a key in the editor, a field in the
 * form, a request in the preview. Everything else changes after it, in one task, and several changes that came
 * meanwhile are one. `afterPaint` runs a task after the next frame is painted. `now` makes the followers equal
 * at once: call it before acting on what they show.
 */
export function settle(
  store: StoreApi,
  afterPaint: (task: () => void) => void,
): Followers & { now: () => void } {
  const follower = () => createStore<Store>()(() => store.getState());
  const [shown, settled, noted] = [follower(), follower(), follower()];
  const followers = [
    [shown, previewCanWait],
    [settled, formCanWait],
    [noted, notesCanWait],
  ] as const;
  let waiting = false;
  const now = () => {
    if (!waiting) return;
    waiting = false;
    for (const [each] of followers) each.setState(store.getState(), true);
  };
  store.subscribe((state) => {
    for (const [each, canWait] of followers) {
      if (!canWait(state, each.getState())) {
        each.setState(state, true);
      } else if (!waiting) {
        waiting = true;
        afterPaint(now);
      }
    }
  });
  return { shown, settled, noted, now };
}
