import { useSyncExternalStore } from 'react';
import type { MediaQuery } from '../ui/mediaQuery';

/** Whether a media query matches; the component renders again when that changes. */
export function useMedia(query: MediaQuery): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}
