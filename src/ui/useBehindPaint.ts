import { useEffect, useState } from 'react';
import { afterPaint } from './afterPaint';

/**
 * A value that follows one frame behind: what else it changes is painted first. For what is large
 * and not the answer to the press itself; until then the old one stays, so that nothing flickers.
 */
export function useBehindPaint<T extends string | boolean | undefined>(value: T): T {
  return useFollowing(value, value);
}

/** false in the first frame of a component, true from then on. */
export function useIsPainted(): boolean {
  return useFollowing(false, true);
}

function useFollowing<T extends string | boolean | undefined>(first: T, value: T): T {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    let isOver = false;
    afterPaint(() => {
      if (!isOver) setShown(value);
    });
    return () => {
      isOver = true;
    };
  }, [value]);
  return shown;
}
