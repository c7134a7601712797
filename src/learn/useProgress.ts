import { useSyncExternalStore } from 'react';
import type { Progress } from '../course/progress';
import { currentProgress, followProgress, isProgressKept } from '../storage/learn/progress';

/** Returns what the learner has done so far, also in other tabs. */
export const useProgress = (): Progress => useSyncExternalStore(followProgress, currentProgress);

/** Returns whether the last change was saved. */
export const useIsKept = (): boolean => useSyncExternalStore(followProgress, isProgressKept);
