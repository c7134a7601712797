import { useEffect, useState } from 'react';
import { afterPaint } from './afterPaint';

/**
 * Returns the value one frame late, so that everything else it changes is painted first. For large
 * parts that need not respond immediately; the previous value stays until then, without flicker.
 */
export function useBehindPaint<T extends string | boolean | undefined>(value: T): T {
  return useFollowing(value, value);
}

/** Returns false in the first frame of a component and true afterwards. */
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
